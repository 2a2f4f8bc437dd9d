import { isCommonPassword } from './common-passwords.ts'

/** Why a password is refused: one sentence for the person who chose it. */
export type PasswordFlaw = string

/**
 * What is wrong with a password; empty where it is good. Long ones are asked for, of any characters; what is easily guessed is
 * refused, and nothing else (NIST SP 800-63B, 5.1.1.2; ASVS 5, 6.2). `words` are those that stand for the person and the place.
 */
export function passwordFlaws(password: string, words: readonly string[]): readonly PasswordFlaw[] {
  const length = [...password].length
  if (length < MIN_LENGTH) return [`the password has ${length} characters: at least ${MIN_LENGTH} are needed`]
  if (length > MAX_LENGTH) return [`the password has ${length} characters: at most ${MAX_LENGTH} are taken`]
  if (!password.isWellFormed()) return ['the password holds half of a character']
  const folded = password.normalize('NFKC').toLowerCase()
  const flaws: PasswordFlaw[] = []
  if (new Set(folded).size < MIN_DISTINCT) flaws.push('the password repeats a few characters')
  if (isRun(folded)) flaws.push('the password is a run of characters')
  if (isCommonPassword(folded)) flaws.push('the password is one of those that are tried first')
  const word = words.find((word) => word.length >= 4 && folded.includes(word.toLowerCase()))
  if (word !== undefined && folded.length - word.length < MIN_LENGTH - 4)
    flaws.push(`the password is little more than "${word}"`)
  return flaws
}

/** True where each character follows the one before it, as in `abcdefghijkl` or `987654321098`. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, i) => code - (codes[i] ?? 0))
  const even = steps.filter((step) => step === 1 || step === -1 || step === 9 || step === -9)
  return even.length > steps.length * 0.8
}

export const MIN_LENGTH = 12
/** More than this is an attack on the hash, not a password. */
export const MAX_LENGTH = 128
const MIN_DISTINCT = 5
