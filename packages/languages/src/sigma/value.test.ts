import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { base64, base64Offsets } from './encoding.ts'
import { expand } from './placeholder.ts'
import { matchOf, ONE, parseText, plainText, RUN } from './value.ts'
import { windash } from './windash.ts'

const texts: readonly (readonly [raw: string, pieces: readonly unknown[]])[] = [
  ['', []],
  ['plain', ['plain']],
  ['a*b?c', ['a', RUN, 'b', ONE, 'c']],
  ['**', [RUN]],
  ['C:\\Windows', ['C:\\Windows']],
  ['C:\\\\Windows', ['C:\\Windows']],
  ['a\\*b', ['a*b']],
  ['a\\?b', ['a?b']],
  ['a\\\\*b', ['a\\', RUN, 'b']],
  ['a\\\\\\*b', ['a\\*b']],
  ['a\\\\\\b', ['a\\\\b']],
  ['a\\\\\\\\b', ['a\\\\b']],
  ['\\', ['\\']],
  ['*\\cmd.exe', [RUN, '\\cmd.exe']],
]

for (const [raw, pieces] of texts) test(`reads ${raw}`, () => assert.deepEqual(parseText(raw).pieces, pieces))

const matches: readonly (readonly [raw: string, want: object])[] = [
  ['', { kind: 'equals', value: '' }],
  ['a', { kind: 'equals', value: 'a' }],
  ['*', { kind: 'contains', value: '' }],
  ['a*', { kind: 'prefix', value: 'a' }],
  ['*a', { kind: 'suffix', value: 'a' }],
  ['*a*', { kind: 'contains', value: 'a' }],
  ['a*b', { kind: 'pattern', pieces: ['a', RUN, 'b'] }],
  ['?', { kind: 'pattern', pieces: [ONE] }],
]

for (const [raw, want] of matches)
  test(`${raw} is ${JSON.stringify(want)}`, () => assert.deepEqual(matchOf(parseText(raw)), want))

const dashes: readonly (readonly [raw: string, count: number])[] = [
  ['no-dash', 1],
  [' -a', 5],
  ['/c', 5],
  ['--x', 5],
  [' -a /b', 25],
  ['– no, - no', 1],
  ['-a*-b', 25],
]

for (const [raw, count] of dashes)
  test(`${raw} has ${count} forms`, () => {
    const forms = windash(parseText(raw))
    assert.equal(forms?.length, count)
    assert.equal(new Set(forms?.map((form) => JSON.stringify(form.pieces))).size, count)
  })

test('windash knows its dashes', () =>
  assert.deepEqual(windash(parseText('-a'))?.map(plainText), ['-a', '/a', '–a', '—a', '―a']))

test('windash is bounded', () => {
  assert.equal(windash(parseText(' -a'.repeat(5)))?.length, 3125)
  assert.equal(windash(parseText(' -a'.repeat(6))), undefined)
  assert.equal(windash(parseText(' -a*'.repeat(6))), undefined)
})

test('base64offset finds a text wherever it stands', () => {
  assert.deepEqual(base64Offsets('/bin/bash', false), ['L2Jpbi9iYXNo', '9iaW4vYmFza', 'vYmluL2Jhc2'])
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string({ minLength: 1 }), (before, after, inner) => {
      const whole = base64(before.toWellFormed() + inner.toWellFormed() + after.toWellFormed(), false)
      const offsets = base64Offsets(inner.toWellFormed(), false)
      assert.ok(offsets.some((part) => whole.includes(part)))
    }),
  )
})

const placeholders: readonly (readonly [raw: string, want: readonly (string | undefined)[] | string])[] = [
  ['%servers%', ['srv1', 'srv2']],
  ['x-%one%.%servers%', ['x-1.srv1', 'x-1.srv2']],
  ['\\%plain%one%', ['%plain1']],
  ['100%', ['100%']],
  ['%none%', 'holds the placeholder %none%, which has no values'],
]
const values: Readonly<Record<string, readonly string[]>> = { servers: ['srv1', 'srv2'], one: ['1'] }

for (const [raw, want] of placeholders)
  test(`expands ${raw}`, () => {
    const made = expand(parseText(raw), (name) => values[name])
    assert.deepEqual(made.ok ? made.value.map(plainText) : made.error, want)
  })

test('a placeholder may hold wildcards', () => {
  const made = expand(parseText('%x%!'), () => ['srv*'])
  assert.deepEqual(made.ok && made.value.map(({ pieces }) => pieces), [['srv', RUN, '!']])
})
