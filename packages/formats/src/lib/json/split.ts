import type { DocumentLimits } from '../document/index.ts'

/** One top-level value of a text of concatenated JSON values. */
export interface Extent {
  readonly start: number
  readonly end: number
  /** Offset at which the value first nests deeper than the limit. */
  readonly tooDeepAt: number | undefined
}

/**
 * Finds where top-level values begin and end, and how deep they nest, in one pass over brackets and strings, so that
 * nothing recursive ever sees a value that is too deep. Text that is no JSON gives extents too: the parser tells why.
 */
export function* splitValues(text: string, limits: DocumentLimits): Iterable<Extent> {
  let at = skipBlank(text, 0)
  while (at < text.length) {
    const extent = value(text, at, limits.depth)
    yield extent
    at = skipBlank(text, extent.end)
  }
}

function value(text: string, start: number, maxDepth: number): Extent {
  let depth = 0
  let tooDeepAt: number | undefined
  for (let at = start; at < text.length; at++) {
    const c = text.charCodeAt(at)
    if (c === QUOTE) at = endOfString(text, at)
    else if (c === OPEN_BRACE || c === OPEN_BRACKET) {
      depth++
      if (depth > maxDepth) tooDeepAt ??= at
    } else if (c === CLOSE_BRACE || c === CLOSE_BRACKET) {
      depth--
      if (depth <= 0) return { start, end: at + 1, tooDeepAt }
    }
    if (depth === 0 && isBlank(text.charCodeAt(at + 1))) return { start, end: at + 1, tooDeepAt }
  }
  return { start, end: text.length, tooDeepAt }
}

/** Offset at which a text with comments first nests deeper than the limit. */
export function tooDeepWithComments(text: string, maxDepth: number): number | undefined {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at)
    if (c === QUOTE) at = endOfString(text, at)
    else if (c === SLASH) at = endOfComment(text, at)
    else if (c === CLOSE_BRACE || c === CLOSE_BRACKET) depth--
    else if ((c === OPEN_BRACE || c === OPEN_BRACKET) && ++depth > maxDepth) return at
  }
  return undefined
}

/** Offset of the last character of a comment that begins here, or of what begins none. */
function endOfComment(text: string, start: number): number {
  const isBlock = text[start + 1] === '*'
  if (!isBlock && text[start + 1] !== '/') return start
  const end = isBlock ? text.indexOf('*/', start + 2) : text.indexOf('\n', start)
  return end < 0 ? text.length : isBlock ? end + 1 : end
}

/** Offset of the closing quote, or of the last character. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const c = text.charCodeAt(at)
    if (c === BACKSLASH) at++
    else if (c === QUOTE) return at
  }
  return text.length
}

function skipBlank(text: string, from: number): number {
  let at = from
  while (at < text.length && isBlank(text.charCodeAt(at))) at++
  return at
}

function isBlank(c: number): boolean {
  return c === 32 || c === 9 || c === 10 || c === 13
}

const QUOTE = 34
const SLASH = 47
const BACKSLASH = 92
const OPEN_BRACE = 123
const CLOSE_BRACE = 125
const OPEN_BRACKET = 91
const CLOSE_BRACKET = 93
