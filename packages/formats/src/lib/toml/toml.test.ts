import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { DEFAULT_LIMITS } from '../document/index.ts'
import { treeOf } from '../tree/index.ts'
import { parseToml } from './index.ts'

const TEXT = `[[package]]
name = "a"
[package.source]
path = "."

# between
[[package]]
name = "b"

[metadata]
x = 1
[["odd name".list]]
y = 2
`

test('elements of arrays of tables know where they are', () => {
  const root = treeOf(parseToml(TEXT, DEFAULT_LIMITS))
  const written = [...root.get('package').items(), ...root.get('odd name').get('list').items()]
  assert.deepEqual(
    written.map(({ at }) => at && TEXT.slice(at.start, at.end)),
    [
      '[[package]]\nname = "a"\n[package.source]\npath = "."\n\n# between',
      '[[package]]\nname = "b"',
      '[["odd name".list]]\ny = 2',
    ],
  )
})

test('where a text looks like a header, no place is told', () => {
  const root = treeOf(parseToml('[[a]]\nx = """\n[[a]]\n"""\n', DEFAULT_LIMITS))
  assert.deepEqual(
    root
      .get('a')
      .items()
      .map((item) => [item.at, item.get('x').value]),
    [[undefined, '[[a]]\n']],
  )
})

const broken = [
  { name: 'a value that is none', text: 'a = 1\nb =', code: 'syntax' },
  { name: 'a key twice', text: 'a = 1\na = 2', code: 'syntax' },
  { name: 'too deep', text: `a = ${'['.repeat(300)}${']'.repeat(300)}`, code: 'syntax' },
]
for (const { name, text, code } of broken)
  test(name, () =>
    assert.deepEqual(
      parseToml(text, DEFAULT_LIMITS).problems.map((problem) => problem.code),
      [code],
    ),
  )

test('too long', () =>
  assert.deepEqual(
    parseToml('a = 1', { ...DEFAULT_LIMITS, characters: 4 }).problems.map(({ code }) => code),
    ['too_large'],
  ))

test('any text gives a value or a problem', () => {
  const piece = fc.constantFrom(
    '[[a]]\n',
    '[a.b]\n',
    'a = 1\n',
    '__proto__ = 1\n',
    'b = [',
    '"',
    "'''",
    '{',
    '}',
    '=',
    '\n',
    'é',
    '1979-05-27',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const { value, problems } = parseToml(pieces.join(''), DEFAULT_LIMITS)
      assert.equal(value === undefined, problems.length > 0)
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 200) },
  )
})
