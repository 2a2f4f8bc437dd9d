import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { JsonStream, type StreamItem } from './index.ts'

const A = '{"a":1}'
const B = '{"b":{"c":[2,"}]{[\\""]}}'
const PRETTY = JSON.stringify({ a: [1, { b: 'x' }] }, undefined, 2)

const cases: readonly (readonly [name: string, text: string, values: readonly unknown[], bad: readonly number[]])[] = [
  ['nothing', '', [], []],
  ['blank lines', '\n \r\n', [], []],
  ['a map a line', `${A}\n${B}\n`, [{ a: 1 }, JSON.parse(B)], []],
  ['no line end at the end', `${A}\n${B}`, [{ a: 1 }, JSON.parse(B)], []],
  ['line ends of Windows, a byte order mark', `\ufeff${A}\r\n${A}\r\n`, [{ a: 1 }, { a: 1 }], []],
  ['maps behind each other', `${A}${B} ${A}\n${A}`, [{ a: 1 }, JSON.parse(B), { a: 1 }, { a: 1 }], []],
  ['a list in a line', `[${A},${B}]`, [{ a: 1 }, JSON.parse(B)], []],
  ['a list of lines', `[\n${A},\n${B}\n]\n`, [{ a: 1 }, JSON.parse(B)], []],
  ['a list that begins and ends beside maps', `[${A},\n${B}]`, [{ a: 1 }, JSON.parse(B)], []],
  ['a map over lines', `${PRETTY}\n${A}\n`, [JSON.parse(PRETTY), { a: 1 }], []],
  ['a printed list', JSON.stringify([{ a: 1 }, { b: 2 }], undefined, 2), [{ a: 1 }, { b: 2 }], []],
  ['lines of another kind between', `# begin\n${A}\n[INFO] x\n${A}`, [{ a: 1 }, { a: 1 }], [1, 3]],
  ['a line cut off', `{"a":{"b":\n${A}\n${A}`, [{ a: 1 }, { a: 1 }], [1]],
  ['a line cut off in a text', `${A}\n{"a":"x\n${A}`, [{ a: 1 }, { a: 1 }], [2]],
  ['the last line cut off', `${A}\n{"a":`, [{ a: 1 }], [2]],
  ['a list that does not end', `[\n${A},\n`, [{ a: 1 }], [1]],
  ['values that are no maps', `1\n"x"\n[1,${A}]\nnull`, [{ a: 1 }], [1, 2, 3, 4]],
  ['a map with a mistake', `{"a":tru}\n${A}`, [{ a: 1 }], [1]],
  ['two records interleaved', `{"a":1,"b"{"a":2}\n${A}`, [{ a: 1 }], [1]],
]

function read(bytes: Uint8Array, size = bytes.length || 1): readonly StreamItem[] {
  const stream = new JsonStream()
  const found: (readonly StreamItem[])[] = []
  for (let at = 0; at < bytes.length; at += size) found.push(stream.push(bytes.subarray(at, at + size)))
  return [...found, stream.end()].flat()
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const valuesOf = (items: readonly StreamItem[]): readonly unknown[] =>
  items.flatMap((item) => (item.kind === 'value' ? [item.value] : []))
const badOf = (items: readonly StreamItem[]): readonly number[] =>
  items.flatMap((item) => (item.kind === 'bad' ? [item.line] : []))

for (const [name, text, values, bad] of cases)
  test(name, () => {
    for (const size of [1, 3, 1000]) {
      const items = read(bytesOf(text), size)
      assert.deepEqual(valuesOf(items), values)
      assert.deepEqual(badOf(items), bad)
    }
  })

test('a map is told by the line it begins in', () => {
  const lines = read(bytesOf(`${A}\n\n${PRETTY}\n${A}`)).map(({ line }) => line)
  assert.deepEqual(lines, [1, 3, 3 + PRETTY.split('\n').length])
})

test('a list in one long line is read piece by piece', () => {
  const text = `[${Array.from({ length: 300_000 }, (_, i) => `{"é":${i}}`).join(',')}]`
  assert.ok(bytesOf(text).length > 3 << 20)
  const stream = new JsonStream()
  const bytes = bytesOf(text)
  let found = 0
  for (let at = 0; at < bytes.length; at += 65_536) {
    const items = stream.push(bytes.subarray(at, at + 65_536))
    assert.deepEqual(badOf(items), [])
    found += items.length
  }
  assert.ok(found > 200_000)
  assert.equal(found + stream.end().length, 300_000)
})

const hostile: readonly (readonly [name: string, text: string, values: number])[] = [
  ['lines that each begin a map', `{"a":\n`.repeat(20_000) + A, 1],
  ['lines that each begin a list', `[\n`.repeat(100_000) + A, 1],
  ['a million maps in a line', A.repeat(1_000_000), 1_000_000],
  ['a map that ends never, with lines that are none', `{"a":[\n${'1,\n'.repeat(300_000)}{}}\n${A}`, 2],
  ['malformed UTF-8', '{"a":"\u00ff"}', 1],
]
for (const [name, text, values] of hostile)
  test(`is not held up by ${name}`, () => {
    const bytes = name === 'malformed UTF-8' ? Uint8Array.from(text, (c) => c.charCodeAt(0)) : bytesOf(text)
    assert.equal(valuesOf(read(bytes, 65_536)).length, values)
  })

test('a map larger than the limit is told, and the rest is read', () => {
  const stream = new JsonStream()
  const items = [...stream.push(bytesOf('{"a":"'))]
  const chunk = bytesOf('x'.repeat(1 << 20))
  for (let i = 0; i < 66; i++) items.push(...stream.push(chunk))
  items.push(...stream.push(bytesOf(`"}\n${A}\n`)), ...stream.end())
  assert.deepEqual(badOf(items), [1])
  assert.deepEqual(valuesOf(items), [{ a: 1 }])
})

const maps = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))
test('maps are found however they are written and cut', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(maps, fc.constantFrom(0, 1, '\t'), fc.constantFrom('', ' ', '\n', '\r\n'))),
      fc.boolean(),
      fc.integer({ min: 1, max: 50 }),
      (written, isList, size) => {
        const texts = written.map(([map, indent, gap]) => JSON.stringify(map, undefined, indent) + gap)
        const text = isList ? `[${texts.join(',')}]` : texts.join('')
        const items = read(bytesOf(text), size)
        assert.deepEqual(badOf(items), [])
        assert.deepEqual(
          valuesOf(items),
          written.map(([map]) => JSON.parse(JSON.stringify(map))),
        )
      },
    ),
  ))

test('any bytes give items', () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...'{}[]",:\\ \n1a\u00e9'), { maxLength: 200 }), (signs) => {
      read(bytesOf(signs.join('')), 7)
    }),
  ))
