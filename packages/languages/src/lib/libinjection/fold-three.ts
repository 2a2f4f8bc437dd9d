import type { Folded } from './fold.ts'
import { replaced } from './fold-two.ts'
import type { Token } from './token.ts'
import { isOf, isUnary } from './token-kinds.ts'

/** What three tokens at `left` fold to; `undefined` where no rule of three holds, and the look moves right. */
export function foldThree(tokens: readonly Token[], left: number): Folded | undefined {
  const [a, b, c] = tokens.slice(left, left + 3)
  if (a === undefined || b === undefined || c === undefined) return undefined
  if (isOneValue(a, b, c)) return { tokens: tokens.slice(0, -2), left: 0 }
  if (isSigned(a, b, c)) return { tokens: replaced(tokens, left + 1, c).slice(0, -1), left: 0 }
  if (a.type === ',' && isUnary(b) && isOf(c, '1nvs'))
    return { tokens: replaced(tokens, left + 1, c).slice(0, -3), left: 0 }
  if (a.type === 'E' && b.type === '.' && c.type === 'n')
    return { tokens: replaced(tokens, left + 1, c).slice(0, -1), left: 0 }
  if (a.type === 'f' && b.type === '(' && c.type !== ')' && a.text.toUpperCase() === 'USER')
    return { tokens: replaced(tokens, left, { ...a, type: 'n' }), left: left + 1 }
  return undefined
}

/** An expression of constants and names, a list, a name in parts: its first token stands for it. */
function isOneValue(a: Token, b: Token, c: Token): boolean {
  if (a.type === 'o' && b.type !== '(' && c.type === 'o') return true
  if (a.type === '&' && c.type === '&') return true
  if (b.type === 'o') {
    if (a.type === 'v' && isOf(c, 'v1n')) return true
    if (isOf(a, 'n1') && isOf(c, '1n')) return true
    if (isOf(a, 'n1vs') && b.text === '::' && c.type === 't') return true
  }
  if (b.type === ',') return isOf(a, 'n1sv') && isOf(c, '1nsv')
  return a.type === 'n' && b.type === '.' && c.type === 'n'
}

/** A sign between a clause and what it is a clause of. */
function isSigned(a: Token, b: Token, c: Token): boolean {
  if (!isUnary(b)) return false
  if (isOf(a, 'EB,') && c.type === '(') return true
  if (isOf(a, 'kEB') && isOf(c, '1nvsf')) return true
  return a.type === ',' && c.type === 'f'
}
