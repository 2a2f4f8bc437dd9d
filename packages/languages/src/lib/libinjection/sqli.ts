import { fold } from './fold.ts'
import type { Token } from './token.ts'
import { type Reading, Tokenizer } from './tokenizer.ts'
import { isAttackFingerprint } from './words.ts'

/**
 * The fingerprint of an SQL injection, or `undefined`: the published method of libinjection. The input is read bare and as
 * the rest of a string in either quote, in the dialects whose comments differ. Linear in the input's length.
 */
export function detectSqli(input: string): string | undefined {
  if (input === '') return undefined
  return (
    attackIn(input, '', true) ??
    (input.includes("'") ? attackIn(input, "'", true) : undefined) ??
    (input.includes('"') ? attackIn(input, '"', false) : undefined)
  )
}

function attackIn(input: string, quote: Reading['quote'], isAnsi: boolean): string | undefined {
  const first = read(input, { quote, dialect: isAnsi ? 'ansi' : 'mysql' })
  if (isAttack(input, first)) return first.fingerprint
  if (!isAnsi || !first.sawDialectComment) return undefined
  const second = read(input, { quote, dialect: 'mysql' })
  return isAttack(input, second) ? second.fingerprint : undefined
}

export interface SqlReading {
  readonly tokens: readonly Token[]
  readonly fingerprint: string
  readonly count: number
  readonly sawDialectComment: boolean
}

/** An input read in one way: its folded tokens and their types in a row. */
export function read(input: string, reading: Reading): SqlReading {
  const tokenizer = new Tokenizer(input, reading)
  const tokens = withPhpComment(fold(tokenizer))
  const types = tokens.map(({ type }) => type).join('')
  const { count, sawDialectComment } = tokenizer
  return { tokens, fingerprint: types.includes('X') ? 'X' : types, count, sawDialectComment }
}

/** A backtick at the very end is a comment to PHP. */
function withPhpComment(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1)
  if (tokens.length <= 2 || last === undefined || last.type !== 'n') return tokens
  const isBare = last.open === '`' && last.text === '' && last.close === ''
  return isBare ? tokens.with(-1, { ...last, type: 'c' }) : tokens
}

function isAttack(input: string, reading: SqlReading): boolean {
  return isAttackFingerprint(reading.fingerprint) && !isHarmless(input, reading)
}

/** Short fingerprints that everyday text has too. */
function isHarmless(input: string, reading: SqlReading): boolean {
  const { fingerprint } = reading
  if (fingerprint.length > 1 && fingerprint.endsWith('c') && input.includes('sp_password')) return false
  if (fingerprint.length === 2) return isHarmlessPair(input, reading)
  return fingerprint.length === 3 && isHarmlessTriple(reading)
}

function isHarmlessPair(input: string, { tokens, fingerprint, count }: SqlReading): boolean {
  const [a, b] = tokens
  if (a === undefined || b === undefined) return false
  if (fingerprint[1] === 'U') return count === 2
  if (b.text.startsWith('#')) return true
  if (a.type === 'n' && b.type === 'c' && !b.text.startsWith('/')) return true
  if (a.type === '1' && b.type === 'c') return !b.text.startsWith('/') && !endsNumber(input, a, count)
  return b.text.length > 2 && b.text.startsWith('-')
}

/** Whether a number ends where a comment or white space begins, so that it is no part of a name; folding is proof enough. */
function endsNumber(input: string, number: Token, count: number): boolean {
  if (count > 2) return true
  const next = input.slice(number.text.length, number.text.length + 2)
  return next === '' || next.charCodeAt(0) <= 32 || next === '/*' || next === '--'
}

function isHarmlessTriple({ tokens, fingerprint, count }: SqlReading): boolean {
  const [a, b, c] = tokens
  if (a === undefined || b === undefined || c === undefined) return false
  if (fingerprint === 'sos' || fingerprint === 's&s') return !(a.open === '' && c.close === '' && a.close === c.open)
  if (PLAIN_TRIPLES.has(fingerprint)) return count === 3
  return b.type === 'k' && (b.text.length < 5 || !/^into/i.test(b.text))
}

const PLAIN_TRIPLES: ReadonlySet<string> = new Set(['s&n', 'n&1', '1&1', '1&v', '1&s'])
