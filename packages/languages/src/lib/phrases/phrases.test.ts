import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { phrases } from './index.ts'

test('finds the phrase that ends first, the longest of those', () => {
  const found = phrases(['she', 'he', 'hers', 'US'])
  assert.deepEqual(found.first('aSHErs'), { phrase: 0, end: 4 })
  assert.deepEqual(found.first('us'), { phrase: 3, end: 2 })
  assert.equal(found.first('sh e'), undefined)
})

test('a visit that has seen enough ends the walk', () => {
  const seen: number[] = []
  phrases(['a', 'b']).each('abab', (phrase) => seen.push(phrase) < 2)
  assert.deepEqual(seen, [0, 1])
})

const words = fc.array(fc.constantFrom('a', 'B', 'c', '\xff'), { minLength: 1, maxLength: 4 }).map((s) => s.join(''))

test('finds what looking for each phrase finds', () => {
  let found = 0
  fc.assert(
    fc.property(fc.uniqueArray(words, { maxLength: 6 }), fc.array(words, { maxLength: 6 }), (list, texts) => {
      const text = texts.join('')
      const seen = new Set<number>()
      phrases(list).each(text, (phrase) => seen.add(phrase).size > 0)
      const plain = list.flatMap((word, i) => (text.toLowerCase().includes(word.toLowerCase()) ? [i] : []))
      assert.deepEqual([...seen].sort(), plain)
      const first = phrases(list).first(text)
      assert.equal(first !== undefined, plain.length > 0)
      found += plain.length
    }),
  )
  assert.ok(found > 20, `${found} phrases found`)
})
