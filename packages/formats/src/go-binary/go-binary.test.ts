import assert from 'node:assert/strict'
import { test } from 'node:test'
import { elfOf } from '../lib/executable/sample.ts'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const MARK = [0xff, ...encode(' Go buildinf:')]
const SENTINEL = '0123456789abcdef'

/** As the linker writes it since Go 1.18: two strings, each after its length. */
function inlined(version: string, modules: string): Uint8Array {
  const framed = modules === '' ? '' : `${SENTINEL}${modules}${SENTINEL}`
  const length = (text: string) => [(text.length & 0x7f) | 0x80, text.length >> 7]
  return new Uint8Array([
    ...MARK,
    8,
    2,
    ...new Uint8Array(16),
    ...length(version),
    ...encode(version),
    ...length(framed),
    ...encode(framed),
  ])
}

/** As before: pointers to strings, each a pointer and a length, here all in one section that begins at 0x400080. */
function pointed(version: string): Uint8Array {
  const bytes = new Uint8Array(80 + version.length)
  const view = new DataView(bytes.buffer)
  bytes.set([...MARK, 8, 0])
  view.setBigUint64(16, 0x4000a0n, true)
  view.setBigUint64(24, 0n, true)
  view.setBigUint64(32, 0x4000d0n, true)
  view.setBigUint64(40, BigInt(version.length), true)
  bytes.set(encode(version), 80)
  return bytes
}

const modules = [
  'path\texample.com/app',
  'mod\texample.com/app\t(devel)\t',
  'dep\texample.com/a\tv1.0.0\th1:x',
  'dep\texample.com/b\tv1.1.0',
  '=>\texample.com/fork\tv1.9.0\th1:y',
  'dep\texample.com/c\tv1.2.0',
  '=>\t./c\t(devel)\t',
  'build\t-ldflags="-s -X main.version=v2.0.0"',
  '',
].join('\n')

const cases = [
  {
    name: 'modules, replacements and a version that the linker was told',
    section: inlined('go1.22.1 X:rangefunc', modules),
    says: [
      'pkg:golang/example.com/app@v2.0.0 root > stdlib@v1.22.1 example.com/a@v1.0.0 example.com/fork@v1.9.0 example.com/c',
      'pkg:golang/stdlib@v1.22.1 direct',
      'pkg:golang/example.com/a@v1.0.0',
      'pkg:golang/example.com/fork@v1.9.0',
      'pkg:golang/example.com/c',
    ],
  },
  { name: 'no modules', section: inlined('go1.21rc2', ''), says: ['pkg:golang/stdlib@v1.21rc2 direct'] },
  { name: 'no release', section: inlined('devel go1.23-abc', ''), says: ['pkg:golang/stdlib direct'] },
  { name: 'pointers', section: pointed('go1.15.2'), says: ['pkg:golang/stdlib@v1.15.2 direct'] },
  { name: 'another language', section: encode('nothing of Go, and long enough for a header'), says: [] },
]
for (const { name, section, says } of cases)
  test(name, () => assert.deepEqual(sample(parser, elfOf({ '.go.buildinfo': section })), says))

test('what is no program', () =>
  assert.deepEqual(sample(parser, 'hello'), ['wrong_type: not a program: neither ELF, PE nor Mach-O']))

test('programs are known by their first bytes', () => {
  assert.equal(parser.recognises?.(elfOf({})), true)
  assert.equal(parser.claims('usr/bin/tool'), false)
})

test('a program of Go that does not say', () =>
  assert.deepEqual(sample(parser, elfOf({ '.gopclntab': new Uint8Array(8) })), [
    'wrong_type: a program of Go that was built without telling of what',
  ]))
