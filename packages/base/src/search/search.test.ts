import assert from 'node:assert/strict'
import { test } from 'node:test'
import { automaton, type Needle } from './index.ts'

function needle(written: string): Needle {
  return { text: written.replace(/^\^|\$$/g, ''), atStart: written.startsWith('^'), atEnd: written.endsWith('$') }
}

function found(needles: readonly string[], text: string): readonly string[] {
  const all: string[] = []
  automaton(needles.map(needle)).scan(text, (number) => all.push(needles[number] ?? '?'))
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
      const { text: inner, atStart, atEnd } = needle(written)
      if (inner === '') return false
      if (atStart && atEnd) return text === inner
      return atStart ? text.startsWith(inner) : atEnd ? text.endsWith(inner) : text.includes(inner)
    })
    assert.deepEqual([...new Set(found(needles, text))], [...new Set(plain)].sort(), `${needles} in ${text}`)
  }
})
