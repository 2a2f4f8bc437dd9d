import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compilePattern } from './index.ts'

const matches: readonly (readonly [source: string, text: string, found: boolean])[] = [
  ['^a', 'b\na', true],
  ['a.b', 'a\nb', true],
  ['\\s', '\v', true],
  ['[^\\s]', ' ', false],
  ['[[:space:]]', '\v', true],
  ['\\h', '\n', false],
  ['\\_\\xe9', '_\xe9', true],
  ['[[a]', '[', true],
  ['(?i)a++b', 'AB', false],
]
for (const [source, text, found] of matches)
  test(`${source} in ${JSON.stringify(text)}`, () => {
    const pattern = compilePattern(source)
    assert.equal(pattern.ok && pattern.value.test(text), found)
  })

test('tells the first match and its groups', () => {
  const pattern = compilePattern('(b)|(c)')
  assert.ok(pattern.ok)
  assert.deepEqual(pattern.value.find('abc'), { index: 1, groups: ['b', 'b', undefined] })
  assert.deepEqual(pattern.value.find('abc', 2), { index: 2, groups: ['c', undefined, 'c'] })
})

test('what cannot run in linear time is refused', () => {
  for (const source of ['a(?=b)', '(a)\\1', '(a', 'a'.repeat(100_001)]) {
    const pattern = compilePattern(source)
    assert.ok(!pattern.ok, source.slice(0, 10))
    assert.match(pattern.error, /^the pattern /)
  }
})

test('a pattern made to be slow is not', () => {
  const pattern = compilePattern('^(?:a|aa)+$')
  assert.ok(pattern.ok && !pattern.value.test(`${'a'.repeat(20_000)}b`))
})

const white: readonly string[] = ['\t', '\n', '\v', '\f', '\r', ' ']
const needs: readonly (readonly [source: string, length: number, allOf: readonly (readonly string[])[]])[] = [
  ['abc', 3, [['abc']]],
  ['a(?:b|cd)e', 3, [['abe', 'acde']]],
  ['(?i:UNION)\\s+select', 12, [['select'], white.map((c) => `union${c}`), white]],
  ['ab?c', 2, [['abc', 'ac']]],
  ['[xy]z', 2, [['xz', 'yz']]],
  ['a{3}b{2}', 5, []],
  ['\\x3cscript', 7, [['<script']]],
  ['(?:a|b*)', 0, []],
  [
    '(?:ab.*;|cd=)',
    3,
    [
      ['ab', 'cd='],
      [';', '='],
    ],
  ],
  ['[^\\w\\S]', 1, [white]],
  ['^\\d+$', 1, []],
  ['.{200}', 200, []],
]
for (const [source, length, allOf] of needs)
  test(`what ${source} needs`, () => {
    const pattern = compilePattern(source)
    assert.ok(pattern.ok)
    assert.deepEqual(pattern.value.needs, { length, allOf })
  })

const atoms = fc.constantFrom(
  'ab',
  'Ba',
  'a',
  '.',
  '[ab]',
  '[^a]',
  '\\.',
  '^',
  '\\w',
  '\\b',
  '\\x41',
  '(?i)',
  '\\s',
  '$',
)
const sources: fc.Arbitrary<string> = fc.letrec<{ source: string }>((tie) => ({
  source: fc.oneof(
    { maxDepth: 4 },
    atoms,
    fc.array(tie('source'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
    fc
      .tuple(tie('source'), fc.constantFrom('*', '+', '?', '{2}', '{0,1}', '{1,}', '+?', '{2,3}'))
      .map(([part, repeat]) => `(?:${part})${repeat}`),
    fc.tuple(tie('source'), tie('source')).map(([x, y]) => `(${x}|${y})`),
    fc.tuple(tie('source'), tie('source')).map(([x, y]) => `${x}|${y}`),
  ),
})).source
const texts = fc
  .array(fc.constantFrom('ab', 'ba', 'a', 'AB', 'b', '.', '\n', ' ', '\xe9', '\xc9', ';', '-', '_'), { maxLength: 12 })
  .map((parts) => parts.join(''))

function ascii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

test('whatever a pattern is found in has what it needs', () => {
  let told = 0
  fc.assert(
    fc.property(sources, texts, (source, text) => {
      const pattern = compilePattern(source)
      if (!pattern.ok || pattern.value.find(text) === undefined) return
      const { length, allOf } = pattern.value.needs
      assert.ok(text.length >= length, `${source} needs ${length} of ${JSON.stringify(text)}`)
      told += allOf.length
      for (const list of allOf)
        assert.ok(
          list.some((literal) => ascii(text).includes(literal)),
          `${source} needs ${list} in ${JSON.stringify(text)}`,
        )
    }),
    { numRuns: 5000 },
  )
  assert.ok(told > 50, `${told} matches with literals`)
})
