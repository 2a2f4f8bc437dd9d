import { err, ok, type Result } from '@ringwall/model'

/**
 * The words of a directive: apart by white space, or in quotes of one kind, where a backslash before the quote keeps it and
 * any other backslash stays.
 */
export function words(text: string): Result<readonly string[], string> {
  const found: string[] = []
  let at = 0
  for (;;) {
    while (at < text.length && SPACE.test(text[at] ?? '')) at++
    if (at >= text.length) return ok(found)
    const quote = text[at] ?? ''
    if (!QUOTES.has(quote)) {
      const start = at
      while (at < text.length && !SPACE.test(text[at] ?? '')) at++
      found.push(text.slice(start, at))
      continue
    }
    const close = closing(text, at + 1, quote)
    if (close < 0) return err(`quote ${quote} is not closed`)
    found.push(text.slice(at + 1, close).replaceAll(`\\${quote}`, quote))
    at = close + 1
  }
}

/** Where the quote ends that was opened before `at`, or -1. */
function closing(text: string, at: number, quote: string): number {
  for (let i = at; i < text.length; i++) {
    if (text[i] === quote && !isEscaped(text, i, at)) return i
  }
  return -1
}

/** An odd number of backslashes before it. */
function isEscaped(text: string, at: number, start: number): boolean {
  let i = at
  while (i > start && text[i - 1] === '\\') i--
  return (at - i) % 2 === 1
}

const SPACE = /\s/
const QUOTES: ReadonlySet<string> = new Set(['"', "'", '`'])
