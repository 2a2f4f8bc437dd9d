import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson, type Json } from './index.ts'

const cases: readonly { readonly value: Json; readonly text: string }[] = [
  { value: null, text: 'null' },
  { value: -0, text: '0' },
  { value: 1e21, text: '1e+21' },
  { value: { b: 1, a: [true, { d: undefined, c: 'x' }] }, text: '{"a":[true,{"c":"x"}],"b":1}' },
  {
    value: { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5 },
    text: '{"\\r":2,"1":4,"€":1,"😀":5,"\ufb33":3}',
  },
  { value: '\u000f\n"\\/\ud800', text: '"\\u000f\\n\\"\\\\/\\ud800"' },
  { value: { ['__proto__']: 1 }, text: '{"__proto__":1}' },
]
for (const { value, text } of cases) test(`canonical: ${text}`, () => assert.equal(canonicalJson(value), text))

test('the order of members does not matter, and nothing is lost', () => {
  // JSON itself has no -0.
  const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json)
  fc.assert(
    fc.property(json, (value) => {
      assert.deepEqual(JSON.parse(canonicalJson(value)), value)
      assert.equal(canonicalJson(turned(value)), canonicalJson(value))
    }),
  )
})

function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map(turned)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, turned(member ?? null)]),
  )
}
