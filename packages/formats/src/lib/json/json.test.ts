import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { DEFAULT_LIMITS, type Document, located, sourceText } from '../document/index.ts'
import { parseCarefully, parseJson, parseJsonc } from './index.ts'

const runs = { numRuns: Number(process.env['FC_RUNS'] ?? 100) }

function parse(text: string, limits = DEFAULT_LIMITS): readonly Document[] {
  return [...parseJson(text, limits)]
}

const values = [
  { name: 'an object', text: '{"a": [1, "x", null, true]}', want: [{ a: [1, 'x', null, true] }] },
  { name: 'values after each other', text: '{"a":1}{"b":2}\n[3]', want: [{ a: 1 }, { b: 2 }, [3]] },
  { name: 'brackets within text', text: '{"a":"}]{[\\""}', want: [{ a: '}]{["' }] },
  { name: 'nothing', text: ' \n', want: [] },
]
for (const c of values)
  test(c.name, () =>
    assert.deepEqual(
      parse(c.text).map((d) => d.value),
      c.want,
    ),
  )

const broken = [
  { name: 'a comma too many', text: '{"a":1,}', message: 'not JSON: property name expected', at: 7 },
  { name: 'a comment', text: '{"a":1 /* x */}', message: 'not JSON: invalid comment token', at: 7 },
  { name: 'an open object', text: '{"a":1', message: 'not JSON: close brace expected', at: 6 },
  { name: 'no JSON', text: 'hello', message: 'not JSON: invalid symbol', at: 0 },
]
for (const c of broken)
  test(c.name, () => {
    const [document] = parse(c.text)
    assert.equal(document?.value, undefined)
    const [problem] = document?.problems ?? []
    assert.deepEqual([problem?.code, problem?.message, problem?.offset], ['syntax', c.message, c.at])
  })

test('a broken value leaves the next', () =>
  assert.deepEqual(
    parse('{"a":}\n{"b":2}').map((d) => d.value),
    [undefined, { b: 2 }],
  ))

test('a key written twice is told and the later counts', () => {
  const [document] = parse('{"a":1,"a":2}')
  assert.deepEqual(document?.value, { a: 2 })
  assert.deepEqual(
    document?.problems.map((p) => [p.code, p.offset, p.also, p.fatal]),
    [['duplicate_key', 7, 1, false]],
  )
})

test('mistakes within mistakes are refused', () => {
  const [document] = parse(`{${'"a": { ],'.repeat(50_000)}`)
  assert.equal(document?.value, undefined)
  assert.ok(document?.problems.every(({ fatal }) => fatal))
})

for (const { depth, codes } of [
  { depth: 256, codes: [] },
  { depth: 257, codes: ['too_deep'] },
  { depth: 1_000_000, codes: ['too_deep'] },
])
  test(`nested ${depth} deep`, () =>
    assert.deepEqual(
      parse('['.repeat(depth) + ']'.repeat(depth))[0]?.problems.map((p) => p.code),
      codes,
    ))

test('values know their places', () => {
  const text = '{\n  "a": [1, {"b": 2}]\n}'
  const [document] = parse(text)
  assert.ok(document)
  const { start, end } = located(sourceText('f', text), document).locate(['a', 1, 'b'])
  assert.deepEqual(
    [start, end],
    [
      { line: 2, column: 13 },
      { line: 2, column: 19 },
    ],
  )
})

test('reads as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => assert.deepEqual(parse(text)[0]?.value, JSON.parse(text))),
    runs,
  )
})

test('any text gives documents', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\a1 \n/*') }), (text) => {
      for (const { value, problems } of parse(text))
        assert.equal(
          value === undefined,
          problems.some((p) => p.fatal),
        )
    }),
    runs,
  )
})

const lenient = [
  {
    name: 'comments and a comma at the end',
    text: '{ // "x": {\n"a": [1, /* ] */ 2,], }',
    value: { a: [1, 2] },
    code: undefined,
  },
  { name: 'an open list', text: '[1', value: undefined, code: 'syntax' },
  { name: 'too deep, between comments', text: '[/*]*/'.repeat(257), value: undefined, code: 'too_deep' },
]
for (const { name, text, value, code } of lenient)
  test(`JSON with comments: ${name}`, () => {
    const document = parseJsonc(text, DEFAULT_LIMITS)
    assert.deepEqual([document.value, document.problems[0]?.code], [value, code])
  })

test('what is right is read as by the parser that tells what is wrong', () => {
  const blank = fc.constantFrom('', ' ', '\n', '\t ')
  const text = fc
    .tuple(fc.json({ maxDepth: 5 }), fc.nat(4), blank)
    .map(([json, indent, space]) => space + JSON.stringify(JSON.parse(json), null, indent) + space)
  const doubled = fc.constantFrom(
    '{"a":1,"a":{"b":2}}',
    '{"__proto__":{"x":1}}',
    '{"\\u0061":1,"a":"\\n\\"\\\\"}',
    '[ ]',
    '{ }',
    ' 1 ',
  )
  fc.assert(
    fc.property(fc.oneof(text, doubled), (json) => {
      const [fast] = parse(json)
      assert.ok(fast)
      const plain = parseCarefully(json, { start: 0, end: json.length })
      assert.deepEqual({ ...fast, places: [...fast.places] }, { ...plain, places: [...plain.places] })
    }),
    runs,
  )
})
