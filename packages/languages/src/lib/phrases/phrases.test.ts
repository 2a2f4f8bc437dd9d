import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { automaton, phrases } from './index.ts'

test('finds the phrase that ends first, the longest of those', () => {
  const found = phrases(['she', 'he', 'hers', 'US'])
  assert.deepEqual(found.first('aSHErs'), { phrase: 0, end: 4 })
  assert.deepEqual(found.first('us'), { phrase: 3, end: 2 })
  assert.equal(found.first('sh e'), undefined)
})

const words = fc.array(fc.constantFrom('a', 'B', 'c', '\xff'), { minLength: 1, maxLength: 4 }).map((s) => s.join(''))

test('finds what looking for each phrase finds', () => {
  let found = 0
  fc.assert(
    fc.property(fc.uniqueArray(words, { maxLength: 6 }), fc.array(words, { maxLength: 6 }), (list, texts) => {
      const text = texts.join('')
      const seen = allIn(list, text)
      const plain = list.flatMap((word, i) => (text.toLowerCase().includes(word.toLowerCase()) ? [i] : []))
      assert.deepEqual(seen, plain)
      const first = phrases(list).first(text)
      assert.equal(first !== undefined, plain.length > 0)
      found += plain.length
    }),
  )
  assert.ok(found > 20, `${found} phrases found`)
})

function allIn(list: readonly string[], text: string): readonly number[] {
  const { classes, count, next, outputs } = automaton(list)
  const seen = new Set<number>()
  let state = 0
  for (let i = 0; i < text.length; i++) {
    state = next[state * count + (classes[text.charCodeAt(i)] ?? 0)] ?? 0
    for (const phrase of outputs[state] ?? []) seen.add(phrase)
  }
  return [...seen].sort()
}
