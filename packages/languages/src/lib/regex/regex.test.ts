import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fold } from '@ringwall/base/fold'
import fc from 'fast-check'
import { compileRegex, requiredLiterals } from './index.ts'

const refused: readonly (readonly [source: string, reason: RegExp])[] = [
  ['a(?=b)', /^looking ahead is not supported, for it cannot run in linear time/],
  ['a(?!b)', /^looking ahead/],
  ['(?<=a)b', /^looking behind/],
  ['(?<!a)b', /^looking behind/],
  ['(?>a)', /^an atomic group/],
  ['(a)\\1', /^invalid escape sequence: `\\1`/],
  ['a++', /^invalid nested repetition operator/],
  ['(a', /^missing closing \)/],
  ['a{1,2000}', /^invalid repeat count/],
  ['x'.repeat(5000), /^it is longer than 4096 characters/],
  ['((a{100}){10}b){10}', /^(?:it compiles to more than 20000 instructions|invalid repeat count)/],
]

for (const [source, reason] of refused)
  test(`refuses ${source.slice(0, 20)}`, () => {
    const compiled = compileRegex(source, '')
    assert.match(compiled.ok ? 'compiled' : compiled.error, reason)
  })

test('runs in linear time', () => {
  const compiled = compileRegex('^(a|aa)+$', '')
  assert.ok(compiled.ok && !compiled.value.test(`${'a'.repeat(20_000)}b`))
})

const literals: readonly (readonly [source: string, want: readonly (readonly string[])[]])[] = [
  ['abc', [['abc']]],
  ['ABC\\.exe', [['abc.exe']]],
  ['ab.*cdef', [['ab'], ['cdef']]],
  ['abc?d', [['ab'], ['d']]],
  ['abc+d', [['abc'], ['d']]],
  ['abc{2,}xyz_', [['abc'], ['xyz_']]],
  ['abcd{0,2}', [['abc']]],
  ['(?:foo|barr)x', [['foo', 'barr'], ['x']]],
  ['(?:foo|b.*arr)x', [['foo', 'arr'], ['x']]],
  ['(?i)curl', [['curl']]],
  ['(?P<n>curl)', [['curl']]],
  ['(curl)?wget', [['wget']]],
  ['(a.b)+', [['a'], ['b']]],
  ['[abc]def', [['def']]],
  ['[]x]yz', [['yz']]],
  ['[[:alpha:]]yz', [['yz']]],
  ['\\d{4}-\\w+', [['-']]],
  ['\\x41bc', [['bc']]],
  ['\\p{Greek}bc', [['bc']]],
  ['ab|c*', []],
  ['ab|', []],
  ['', []],
  ['äbc', [['bc']]],
  ['\\Qa.b\\E', []],
  ['^\\s+$', []],
]

for (const [source, want] of literals)
  test(`literals of ${source}`, () => assert.deepEqual(requiredLiterals(source), want))

const atoms = fc.constantFrom('ab', 'ba', 'Ks', 'a', '.', '[ab]', '\\.', '^', '\\w', 'äb', '{')
const sources: fc.Arbitrary<string> = fc.letrec<{ source: string }>((tie) => ({
  source: fc.oneof(
    { maxDepth: 4 },
    atoms,
    fc.array(tie('source'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
    fc
      .tuple(tie('source'), fc.constantFrom('*', '+', '?', '{2}', '{0,1}', '{1,}', '+?'))
      .map(([s, r]) => `(?:${s})${r}`),
    fc.tuple(tie('source'), tie('source')).map(([x, y]) => `(${x}|${y})`),
    fc.tuple(tie('source'), tie('source')).map(([x, y]) => `${x}|${y}`),
  ),
})).source
const texts = fc
  .array(fc.constantFrom('ab', 'ba', 'ks', 'KS', '\u212aſ', 'a', 'äb', '.', '{', '\n'), { maxLength: 16 })
  .map((parts) => parts.join(''))

test('every match holds a required literal', () => {
  let matched = 0
  fc.assert(
    fc.property(sources, texts, fc.constantFrom('', 'i', 's'), (source, text, flags) => {
      const compiled = compileRegex(source, flags)
      const needed = requiredLiterals(source)
      if (!compiled.ok || needed.length === 0 || !compiled.value.test(text)) return
      matched++
      for (const literals of needed)
        assert.ok(
          literals.some((literal) => fold(text).includes(literal)),
          `${source} on ${text}: ${literals}`,
        )
    }),
    { numRuns: 5000 },
  )
  assert.ok(matched > 50, `${matched} matches`)
})
