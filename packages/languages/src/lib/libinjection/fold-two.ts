import type { Folded } from './fold.ts'
import { type Token, token } from './token.ts'
import { isArithmetic, isOf, isUnary, says } from './token-kinds.ts'
import { wordType } from './words.ts'

/** What two tokens at `left` fold to; `undefined` where no rule of two holds, and a third is to be read. */
export function foldTwo(tokens: readonly Token[], left: number): Folded | undefined {
  const [a, b] = tokens.slice(left, left + 2)
  if (a === undefined || b === undefined) return undefined
  const dropped = tokens.slice(0, -1)
  const back = Math.max(0, left - 1)
  if (a.type === 's' && b.type === 's') return { tokens: dropped, left }
  if (a.type === ';' && b.type === ';') return { tokens: dropped, left }
  if (isOf(a, 'o&') && (isUnary(b) || b.type === 't')) return { tokens: dropped, left: 0 }
  if (a.type === '(' && isUnary(b)) return { tokens: dropped, left: back }
  const merged = mergeWords(a, b)
  if (merged !== undefined) return { tokens: replaced(dropped, left, merged), left: back }
  if (a.type === ';' && b.type === 'f' && /^if/i.test(b.text))
    return { tokens: replaced(tokens, left + 1, { ...b, type: 'T' }), left }
  if (isOf(a, 'nv') && b.type === '(' && says(a, CALLABLE))
    return { tokens: replaced(tokens, left, { ...a, type: 'f' }), left }
  if (a.type === 'k' && says(a, IN))
    return { tokens: replaced(tokens, left, { ...a, type: b.type === '(' ? 'o' : 'n' }), left }
  return foldMarks(tokens, left, [a, b])
}

function foldMarks(tokens: readonly Token[], left: number, [a, b]: readonly [Token, Token]): Folded | undefined {
  const dropped = tokens.slice(0, -1)
  if (a.type === 'o' && says(a, LIKE)) {
    if (b.type === '(') return { tokens: replaced(tokens, left, { ...a, type: 'f' }), left }
    return undefined
  }
  if (a.type === 't' && isOf(b, 'n1t(fvs')) return { tokens: replaced(dropped, left, b), left: 0 }
  if (a.type === 'A' && b.type === 'n') {
    return b.text.includes('_') ? { tokens: replaced(tokens, left + 1, { ...b, type: 't' }), left: 0 } : undefined
  }
  if (a.type === '\\') {
    if (isArithmetic(b)) return { tokens: replaced(tokens, left, { ...a, type: '1' }), left: 0 }
    return { tokens: replaced(dropped, left, b), left: 0 }
  }
  if ((a.type === '(' && b.type === '(') || (a.type === ')' && b.type === ')')) return { tokens: dropped, left: 0 }
  if (a.type === '{' && b.type === 'n') {
    if (b.text === '') return { tokens: replaced(tokens, left + 1, { ...b, type: 'X' }), left: left + 2, isFinal: true }
    return { tokens: tokens.slice(0, -2), left: 0 }
  }
  return b.type === '}' ? { tokens: dropped, left: 0 } : undefined
}

/** Two words that mean something together: `UNION ALL`, `NOT IN`. */
function mergeWords(a: Token, b: Token): Token | undefined {
  if (!isOf(a, 'knoUfETt') || !isOf(b, 'knoUfETt&')) return undefined
  const text = `${a.text} ${b.text}`
  const type = text.length < 32 ? wordType(text) : undefined
  return type === undefined ? undefined : token(type, text, b.end)
}

/** The list with one token in place of another. */
export function replaced(tokens: readonly Token[], at: number, by: Token): readonly Token[] {
  return tokens.with(at, by)
}

/** Names that a parenthesis makes functions. */
const CALLABLE: ReadonlySet<string> = new Set([
  'USER_ID',
  'USER_NAME',
  'DATABASE',
  'PASSWORD',
  'USER',
  'CURRENT_USER',
  'CURRENT_DATE',
  'CURRENT_TIME',
  'CURRENT_TIMESTAMP',
  'LOCALTIME',
  'LOCALTIMESTAMP',
])
const IN: ReadonlySet<string> = new Set(['IN', 'NOT IN'])
const LIKE: ReadonlySet<string> = new Set(['LIKE', 'NOT LIKE'])
