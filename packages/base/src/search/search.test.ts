import assert from 'node:assert/strict'
import { test } from 'node:test'
import { automaton, type Needle, skipSearch, textSearch } from './index.ts'

function needle(written: string, id: number): Needle {
  return { id, text: written.replace(/^\^|\$$/g, ''), atStart: written.startsWith('^'), atEnd: written.endsWith('$') }
}

function found(needles: readonly string[], text: string): readonly string[] {
  const all: string[] = []
  automaton(needles.map(needle)).scan(text, (id) => all.push(needles[id] ?? '?'))
  return all.sort()
}

const cases: readonly (readonly [name: string, needles: readonly string[], text: string, want: readonly string[]])[] = [
  ['nothing', [], 'abc', []],
  ['no text', ['a'], '', []],
  ['the empty needle', [''], 'abc', []],
  ['overlapping', ['he', 'she', 'his', 'hers'], 'ushers', ['he', 'hers', 'she']],
  ['every place', ['aa'], 'aaaa', ['aa', 'aa', 'aa']],
  ['the same needle twice', ['ab', 'ab'], 'ab', ['ab', 'ab']],
  ['at the start', ['^ab', '^b'], 'abab', ['^ab']],
  ['at the end', ['ab$', 'a$'], 'abab', ['ab$']],
  ['at the end of a long text', ['ab$'], `${'x'.repeat(1000)}ab`, ['ab$']],
  ['at the end, longer than the text', ['xxab$'], 'ab', []],
  ['at the start alone', ['^ab'], 'abxxxx', ['^ab']],
  ['both ends', ['^ab$'], 'ab', ['^ab$']],
  ['both ends of another', ['^ab$'], 'abab', []],
  ['a suffix of a prefix', ['^ab', 'b$'], 'ab', ['^ab', 'b$']],
  ['beyond ASCII', ['ä€', '😀', 'ä'], 'xä€😀', ['ä', 'ä€', '😀']],
  ['a character of no needle between', ['ab'], 'aéb', []],
]

for (const [name, needles, text, want] of cases) test(name, () => assert.deepEqual(found(needles, text), want))

test('finds what looking for each by itself finds', () => {
  let state = 1
  const random = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const word = (max: number): string => Array.from({ length: random(max) }, () => 'abc'[random(3)]).join('')
  for (let round = 0; round < 2000; round++) {
    const needles = Array.from(
      { length: random(6) },
      () => `${random(4) === 0 ? '^' : ''}${word(4)}${random(4) === 0 ? '$' : ''}`,
    )
    const text = word(12)
    const plain = needles.filter((written) => {
      const { text: inner, atStart, atEnd } = needle(written, 0)
      if (inner === '') return false
      if (atStart && atEnd) return text === inner
      return atStart ? text.startsWith(inner) : atEnd ? text.endsWith(inner) : text.includes(inner)
    })
    assert.deepEqual([...new Set(found(needles, text))], [...new Set(plain)].sort(), `${needles} in ${text}`)
  }
})

const long: readonly (readonly [name: string, needles: readonly string[], text: string, want: readonly string[]])[] = [
  ['one', ['needle'], 'a needle in it', ['needle']],
  ['at both ends of the text', ['needle'], 'needle needle', ['needle', 'needle']],
  ['of different lengths', ['abcdefghijklmnop', 'nop'], 'xabcdefghijklmnop', ['abcdefghijklmnop', 'nop']],
  ['longer than the text', ['needle'], 'need', []],
  ['sharing an end', ['mouse', 'house'], 'a house, a mouse', ['house', 'mouse']],
  ['anchored', ['^house', 'house$'], 'house of a house', ['^house', 'house$']],
  ['beyond ASCII', ['é€ñ', 'aé€'], 'aé€ñ', ['aé€', 'é€ñ']],
  ['alike in their low bytes', ['ab'], '\u0161\u0162ab', ['ab']],
]

for (const [name, needles, text, want] of long)
  test(`skips to what is ${name}`, () => {
    const all: string[] = []
    skipSearch(needles.map(needle)).scan(text, (id) => all.push(needles[id] ?? '?'))
    assert.deepEqual(all.sort(), want)
  })

test('many searches agree', () => {
  const texts = Array.from({ length: 400 }, (_, i) => `${i * 7919}x${i}yabcab${i % 10}`)
  const needles = Array.from({ length: 500 }, (_, i) =>
    needle(`${i % 3 === 0 ? '^' : ''}${i * 7919}x${i % 5 === 0 ? '$' : ''}`, i),
  )
  for (const some of [needles.slice(0, 50), needles]) {
    const search = textSearch(some)
    const plain = automaton(some)
    assert.equal(search.minLength, 2)
    for (const text of texts) {
      const [found, want] = [new Set<number>(), new Set<number>()]
      search.scan(text, (id) => found.add(id))
      plain.scan(text, (id) => want.add(id))
      assert.deepEqual(found, want)
    }
  }
})

test('no needles are found nowhere', () => textSearch([]).scan('text', () => assert.fail()))
