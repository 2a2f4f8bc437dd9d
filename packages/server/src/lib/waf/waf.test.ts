import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { judgeRequest, loadWafRules, parseRequestText } from './index.ts'

function folder(t: TestContext, files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'waf-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

test('rules come with what they include, and data from beside the rule', (t) => {
  const root = folder(t, {
    'main.conf': 'SecRuleEngine On\nSecUnicodeMapFile map 20127\nInclude rules/*.conf\nIncludeOptional none/*.conf\n',
    'rules/a.conf': 'SecRule ARGS "@pmFromFile words.data" "id:1,phase:1,deny"\n',
    'rules/b.conf': 'SecRule ARGS "@streq <" "id:2,phase:1,pass,t:urlDecodeUni"\n',
    'rules/words.data': '# words\nevil\n',
    map: '20127 (US-ASCII)\n2039:3c\n',
  })
  const program = loadWafRules(root, ['main.conf'])
  assert.ok(program.ok)
  const ids = (uri: string): readonly number[] => {
    const request = parseRequestText(`GET ${uri} HTTP/1.1\r\n\r\n`)
    assert.ok(request.ok)
    return judgeRequest(program.value, request.value, { time: 0 }).hits.map(({ rule }) => rule.id)
  }
  assert.deepEqual(ids('/?a=so+EVIL'), [1])
  assert.deepEqual(ids('/?a=%25u2039'), [2])
  assert.deepEqual(ids('/?a=good'), [])
})

test('what is wrong has its place, and a file that is not there is told', (t) => {
  const root = folder(t, { 'bad.conf': '\nSecRule NOPE "a" "id:1"\nSecRule ARGS "@pmFromFile none" "id:2"\n' })
  const program = loadWafRules(root, ['bad.conf'])
  assert.ok(!program.ok)
  assert.deepEqual(program.error, [{ file: join(root, 'bad.conf'), line: 2, message: 'variable "NOPE" is not known' }])
  assert.throws(() => loadWafRules(root, ['none.conf']), /^UsageError: no file "none.conf"/)
})

const written: readonly (readonly [text: string, want: readonly unknown[] | RegExp])[] = [
  ['GET / HTTP/1.1\r\nHost: a\r\n\r\nbody', ['GET', '/', 'HTTP/1.1', [['Host', 'a']], 'body']],
  [
    'POST /a?b\nA:b\nC: d:e \n\nx\n\ny',
    [
      'POST',
      '/a?b',
      'HTTP/1.1',
      [
        ['A', 'b'],
        ['C', 'd:e'],
      ],
      'x\n\ny',
    ],
  ],
  ['GET / HTTP/1.0\n', ['GET', '/', 'HTTP/1.0', [], '']],
  ['', /^line 1: "" is not a method, a target and a protocol$/],
  ['GET / b HTTP/1.1', /^line 1: /],
  ['GET / HTTP/1.1\nHost', /^line 2: "Host" is not a header$/],
]
for (const [text, want] of written)
  test(`reads ${JSON.stringify(text)}`, () => {
    const read = parseRequestText(text)
    if (want instanceof RegExp) assert.match(read.ok ? 'read' : read.error, want)
    else {
      assert.ok(read.ok)
      const { method, uri, protocol, headers } = read.value.request
      assert.deepEqual([method, uri, protocol, headers, read.value.body], want)
    }
  })
