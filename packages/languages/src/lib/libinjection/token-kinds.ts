import type { Token } from './token.ts'

/** A sign before a value. */
export function isUnary({ type, text }: Token): boolean {
  return type === 'o' && (/^[+\-!~]$/.test(text) || text === '!!' || text.toUpperCase() === 'NOT')
}

export function isArithmetic({ type, text }: Token): boolean {
  return type === 'o' && /^[*/\-+%]$/.test(text)
}

/** Whether the token's type is one of the letters. */
export function isOf({ type }: Token, types: string): boolean {
  return types.includes(type)
}

/** Whether the text is one of the words, in any case. */
export function says({ text }: Token, words: ReadonlySet<string>): boolean {
  return words.has(text.toUpperCase())
}
