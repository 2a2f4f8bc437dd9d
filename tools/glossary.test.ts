import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { checks } from '@ringwall/engines/posture'
import { DEFAULT_LIMITS } from '@ringwall/formats'
import { parseYaml } from '@ringwall/formats/lib/yaml'

interface Term {
  readonly en: string
  readonly 'zh-Hans': readonly string[]
}

const [document] = [
  ...parseYaml(readFileSync(join(import.meta.dirname, '..', 'rules', 'glossary.yaml'), 'utf8'), DEFAULT_LIMITS),
]
// Longest first, so that a service account is not a service.
const terms = ((document?.value ?? []) as readonly Term[]).toSorted((a, b) => b.en.length - a.en.length)

test('the glossary has each term once', () => {
  assert.deepEqual(document?.problems, [])
  assert.ok(terms.length > 60, `${terms.length} terms`)
  assert.equal(new Set(terms.map(({ en }) => en)).size, terms.length)
})

test('every rule speaks Chinese, in the words of the glossary', () => {
  const wrong = checks.flatMap(({ rule }) => {
    const words = rule.translations?.['zh-Hans']
    if (words === undefined) return [`${rule.id}: no Chinese`]
    return termsOf(rule.title)
      .filter((term) => !term['zh-Hans'].some((chinese) => words.title.includes(chinese)))
      .map((term) => `${rule.id}: ${term.en} is ${term['zh-Hans'].join(' or ')} in "${words.title}"`)
  })
  assert.deepEqual(wrong, [])
})

/** The terms that an English sentence uses, in the singular or with a plain plural, none within a longer one. */
function termsOf(sentence: string): readonly Term[] {
  let rest = ` ${sentence.replace(/[^\p{L}\p{N}-]+/gu, ' ').toLowerCase()} `
  return terms.filter(({ en }) => {
    const found = [` ${en.toLowerCase()} `, ` ${en.toLowerCase()}s `].filter((word) => rest.includes(word))
    for (const word of found) rest = rest.replaceAll(word, '  ')
    return found.length > 0
  })
}
