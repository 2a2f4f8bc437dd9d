import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold } from '../fold/index.ts'
import { type Finder, type Needle, prefixFinder, skipFinder, substringFinder, tailFinder } from './index.ts'
import { CLASS_OF } from './letters.ts'

test('letters that fold alike are of one class, and ASCII letters of different ones', () => {
  for (const [a, b] of ['kK', 'k\u212a', 's\u017f', 'äÄ', 'σς'].map((pair) => [...pair] as const))
    assert.equal(CLASS_OF[a?.charCodeAt(0) ?? 0], CLASS_OF[b?.charCodeAt(0) ?? 0])
  assert.equal(new Set(CLASS_OF.slice(0, 128)).size, 128 - 26)
  assert.ok(CLASS_OF.every((letter) => letter < 128))
})

interface Kind {
  readonly make: (needles: readonly Needle[]) => Finder
  readonly holds: (text: string, needle: string) => boolean
}

const substrings: Kind = { make: substringFinder, holds: (text, needle) => text.includes(needle) }
const kinds = {
  substrings,
  leaps: { ...substrings, make: (needles) => skipFinder(needles) ?? substringFinder(needles) },
  prefixes: { make: prefixFinder, holds: (text, needle) => text.startsWith(needle) },
  suffixes: {
    make: (needles) => tailFinder(needles.map((needle) => ({ ...needle, isWhole: false }))),
    holds: (text, needle) => text.endsWith(needle),
  },
  wholes: {
    make: (needles) => tailFinder(needles.map((needle) => ({ ...needle, isWhole: true }))),
    holds: (text, needle) => text === needle,
  },
} as const satisfies Readonly<Record<string, Kind>>

const cases: readonly (readonly [kind: keyof typeof kinds, needles: readonly string[], text: string, want: string])[] =
  [
    ['substrings', [], 'abc', ''],
    ['substrings', ['a'], '', ''],
    ['substrings', ['he', 'she', 'his', 'hers'], 'ushers', 'he hers she'],
    ['substrings', ['aa'], 'aaaa', 'aa aa aa'],
    ['substrings', ['ab', 'AB'], 'aB', 'AB ab'],
    ['substrings', ['ä€', '😀', 'ä'], 'xÄ€😀', 'ä ä€ 😀'],
    ['leaps', ['needle'], 'a NEEDLE in needle', 'needle needle'],
    ['leaps', ['needle'], 'needl', ''],
    ['leaps', ['mouse', 'house', 'houses'], 'two houses, a mouse', 'house houses mouse'],
    ['leaps', ['abcdefghijklmnop', 'lmnop'], 'xabcdefghijklmnop', 'abcdefghijklmnop lmnop'],
    ['prefixes', ['a', 'ab', 'b'], 'abc', 'a ab'],
    ['suffixes', ['c', 'bc', 'b'], 'abc', 'bc c'],
    ['suffixes', ['xabc'], 'abc', ''],
    ['wholes', ['abc', 'bc'], 'ABC', 'abc'],
  ]

for (const [kind, needles, text, want] of cases)
  test(`${kind}: ${needles} in ${text}`, () => assert.equal(found(kinds[kind], needles, text).sort().join(' '), want))

const letters = fc.constantFrom('a', 'B', 'b', 'k', '\u212a', 'ä', 'Ä', '.', '\\', '\ud83d', '\ude00')
const words = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.array(letters, { minLength, maxLength }).map((parts) => parts.join(''))
/** Short ones, and ones that are long enough for leaps. */
const needleSets = fc.oneof(
  fc.array(words(1, 4), { maxLength: 8 }),
  fc.array(words(5, 30), { minLength: 1, maxLength: 8 }),
)
/** Letters, and in between needles by their place, so that they are found. */
const texts = fc.array(fc.oneof(letters, fc.nat(7)), { maxLength: 12 })

for (const [name, kind] of Object.entries(kinds))
  test(`${name}: all are found, and in ASCII no others`, () => {
    let hits = 0
    fc.assert(
      fc.property(needleSets, texts, (needles, parts) => {
        const text = parts.map((part) => (typeof part === 'number' ? (needles[part] ?? '') : part)).join('')
        const reported = new Set(found(kind, needles, text))
        const want = needles.filter((needle) => kind.holds(fold(text), fold(needle)))
        for (const needle of want) assert.ok(reported.has(needle), `${needle} in ${text}`)
        for (const needle of reported)
          assert.ok(want.includes(needle) || !ASCII.test(needle), `${needle} not in ${text}`)
        hits += want.length
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 100) * 20 },
    )
    assert.ok(hits > 50, `${hits} found`)
  })

test('many states take a wider table', () => {
  const needles = Array.from({ length: 20_000 }, (_, i) => `${i}x${i * 7919}`)
  const text = `--${needles[12_345]}--${needles[777]}`
  assert.deepEqual(found(substrings, needles, text).sort(), needles.filter((needle) => text.includes(needle)).sort())
  assert.ok(substringFinder(needles.map((each, id) => ({ id, text: each }))).sizeBytes > 2 ** 20)
})

test('leaps are for few and long needles', () => {
  const needles = (count: number, length: number): readonly Needle[] =>
    Array.from({ length: count }, (_, id) => ({ id, text: 'x'.repeat(length) }))
  assert.ok(skipFinder(needles(48, 5)))
  assert.equal(skipFinder(needles(49, 5)), undefined)
  assert.equal(skipFinder(needles(1, 4)), undefined)
})

function found({ make }: Kind, needles: readonly string[], text: string): string[] {
  const all: string[] = []
  make(needles.map((each, i) => ({ id: i + 7, text: each }))).find(text, (id) => all.push(needles[id - 7] ?? '?'))
  return all
}

const ASCII = /^[\0-\x7f]*$/
