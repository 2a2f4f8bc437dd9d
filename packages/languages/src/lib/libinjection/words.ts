import type { TokenType } from './token.ts'
import data from './words.json' with { type: 'json' }

/** The type of a word or an operator in upper case, `undefined` where it has no meaning of its own. */
export function wordType(text: string): TokenType | undefined {
  return text.length > LONGEST ? undefined : WORDS.get(text.toUpperCase())
}

/** Whether token types in this order are those of an attack. */
export function isAttackFingerprint(fingerprint: string): boolean {
  return FINGERPRINTS.has(fingerprint.toUpperCase())
}

/** The types are letters of the table, which is libinjection's: see NOTICE. */
const WORDS: ReadonlyMap<string, TokenType> = new Map(
  Object.entries(data.words).flatMap(([type, words]) =>
    words.split(',').map((word) => [word, type as TokenType] as const),
  ),
)
const FINGERPRINTS: ReadonlySet<string> = new Set(data.fingerprints.split(' '))
const LONGEST = Math.max(...[...WORDS.keys()].map((word) => word.length))
