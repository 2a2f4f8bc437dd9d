import { quoted, type Token } from './token.ts'

/**
 * A string that ends at `delimiter`, where neither an odd number of backslashes stands before it nor another after it. `skip`
 * bytes open it; none where the quote is only supposed.
 */
export function stringAt(text: string, at: number, delimiter: string, skip: number): Token {
  const start = at + skip
  const open = skip > 0 ? delimiter : ''
  let end = text.indexOf(delimiter, start)
  while (end >= 0) {
    if (isEscaped(text, end, start)) end = text.indexOf(delimiter, end + 1)
    else if (text[end + 1] === delimiter) end = text.indexOf(delimiter, end + 2)
    else return quoted(text.slice(start, end), end + 1, { open, close: delimiter })
  }
  return quoted(text.slice(start), text.length, { open, close: '' })
}

function isEscaped(text: string, at: number, start: number): boolean {
  let i = at - 1
  while (i >= start && text[i] === '\\') i--
  return (at - 1 - i) % 2 === 1
}

/** Oracle's `q'[…]'`, whose `q` stands at `at`; `undefined` where it is none. */
export function oracleStringAt(text: string, at: number): Token | undefined {
  if (!/^[qQ]'[^\0- ]/.test(text.slice(at, at + 3))) return undefined
  const open = text[at + 2] ?? ''
  const start = at + 3
  const end = text.indexOf(`${PAIRS[open] ?? open}'`, start)
  if (end < 0) return quoted(text.slice(start), text.length, { open: 'q', close: '' })
  return quoted(text.slice(start, end), end + 2, { open: 'q', close: 'q' })
}

/** PostgreSQL's `$$…$$` or `$name$…$name$` at `at`; `undefined` where it is none. */
export function dollarStringAt(text: string, at: number): Token | undefined {
  const mark = /^\$[A-Za-z]*\$/.exec(text.slice(at, at + MARK_LENGTH))?.[0]
  if (mark === undefined) return undefined
  const start = at + mark.length
  const end = text.indexOf(mark, start)
  if (end < 0) return quoted(text.slice(start), text.length, { open: '$', close: '' })
  return quoted(text.slice(start, end), end + mark.length, { open: '$', close: '$' })
}

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' }
const MARK_LENGTH = 4_096
