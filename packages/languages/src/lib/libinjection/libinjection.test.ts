import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { detectSqli, detectXss, fold, Tokenizer } from './index.ts'

const sqli: readonly (readonly [input: string, fingerprint: string | undefined])[] = [
  ["1' OR '1'='1", 's&sos'],
  ['1 UNION ALL SELECT password FROM users', '1UEnk'],
  ['1; DROP TABLE users', '1;Tnn'],
  ['1/*!50000or*/1', 'X'],
  ["admin'--", 'sc'],
  ["O'Reilly", undefined],
  ['select the best union for 1 or 2 people', undefined],
  ['2026-11-24', undefined],
  ['#1 fan', undefined],
  ['', undefined],
]
for (const [input, fingerprint] of sqli)
  test(`SQL in ${JSON.stringify(input)}`, () => assert.equal(detectSqli(input), fingerprint))

const xss: readonly (readonly [input: string, isAttack: boolean])[] = [
  ['<script>alert(1)</script>', true],
  ['" onmouseover="alert(1)', true],
  ['x onerror=alert(1)', true],
  ['<a href="java&#115;cript:alert(1)">', true],
  ['<!DOCTYPE html>', true],
  ['<svg/onload=1>', true],
  ['a < b and c > d', false],
  ['<b>bold</b>', false],
  ['<a href="https://example.test/">', false],
  ['one = two', false],
  ['', false],
]
for (const [input, isAttack] of xss)
  test(`script in ${JSON.stringify(input)}`, () => assert.equal(detectXss(input), isAttack))

test('folding takes away what changes nothing', () => {
  const tokens = fold(new Tokenizer('SELECT -1 + 2, a.b FROM t', { quote: '', dialect: 'ansi' }))
  assert.deepEqual(
    tokens.map(({ type, text }) => `${type} ${text}`),
    ['E SELECT', '1 1', 'k FROM', 'n t'],
  )
})

const inputs = fc
  .array(
    fc.constantFrom(
      "'",
      '"',
      '`',
      '<',
      '>',
      '/',
      '=',
      '--',
      '/*',
      '*/',
      '#',
      '(',
      ')',
      ' or ',
      '1',
      'a',
      '\0',
      '\\',
      '$$',
      "q'[",
      '@',
      '{',
      '!',
      '&#',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

test('any input is judged', () => {
  let ran = 0
  fc.assert(
    fc.property(inputs, (input) => {
      ran++
      assert.match(detectSqli(input) ?? '', /^\S{0,5}$/)
      assert.equal(typeof detectXss(input), 'boolean')
    }),
    { numRuns: 2000 },
  )
  assert.equal(ran, 2000)
})

const slow: readonly string[] = ['(', "'", '/*', '<', '<a ', '-', 'a.', '1,', '$a', '-\0', '<!--', '@', "n'", '((1),']
for (const part of slow)
  test(`${JSON.stringify(part)} again and again takes no time`, () => {
    const input = part.repeat(100_000)
    assert.equal(typeof detectXss(input), 'boolean')
    detectSqli(input)
  })
