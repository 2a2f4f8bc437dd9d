import { BACKSLASH, COLON, CR, DOUBLE_QUOTE, HASH, LF, MAX_KEY, SINGLE_QUOTE } from './characters.ts'
import { unescapeLine } from './escape.ts'
import { foldBlock, foldQuoted } from './fold.ts'
import { resolvePlain, type ScalarValue } from './scalar.ts'
import { countSpaces, type Scanner, trimEnd } from './scanner.ts'

/** Plain text, over one line or several (YAML 1.2 §7.3.3), resolved. */
export function plainScalar(s: Scanner, parent: number): ScalarValue {
  const start = s.at
  const stop = plainLine(s, start)
  let text = s.text.slice(start, stop)
  s.valueEnd = stop
  while (s.isLineEnd()) {
    const blank = continuation(s, parent)
    if (blank === undefined) return resolvePlain(text)
    const from = s.at
    const end = plainLine(s, from)
    text += (blank === 0 ? ' ' : '\n'.repeat(blank)) + s.text.slice(from, end)
    s.valueEnd = end
  }
  s.nextContent()
  return resolvePlain(text)
}

/** End of the text of one line of a plain scalar; the position is then at its line end or comment. */
function plainLine(s: Scanner, start: number): number {
  const stop = s.scanPlain(start)
  if (s.charAt(stop) === COLON) s.giveUp()
  s.at = stop
  return trimEnd(s.text, start, stop)
}

/** Blank lines before a line that continues a plain scalar, or `undefined` where none does: then at the next content. */
function continuation(s: Scanner, parent: number): number | undefined {
  s.skipSpaces()
  const line = ++s.at
  s.lineStart()
  const blank = blankLines(s, line)
  if (s.column < 0 || s.column <= parent) return undefined
  // A comment between the lines ends the scalar, and the line after it is an error.
  return blank ?? s.giveUp()
}

/** Lines between `from` and the position, or `undefined` where one of them is a comment. */
function blankLines(s: Scanner, from: number): number | undefined {
  let lines = 0
  for (let at = from; at < s.at; at++) {
    const c = s.text.charCodeAt(at)
    if (c === LF) lines++
    else if (c === HASH) return undefined
  }
  return lines
}

/** Text in quotes (YAML 1.2 §7.3.1, §7.3.2); lines that continue it are indented deeper than `parent`. */
export function quotedScalar(s: Scanner, quote: number, parent: number): string {
  const start = ++s.at
  const close = quote === SINGLE_QUOTE ? closingSingle(s) : closingDouble(s)
  const raw = s.text.slice(start, close)
  s.at = close + 1
  const line = raw.includes('\n') ? foldLines(s, raw, parent) : raw
  if (line.includes('\r')) s.giveUp()
  if (quote === SINGLE_QUOTE) return line.replaceAll("''", "'")
  return line.includes('\\') ? (unescapeLine(line) ?? s.giveUp()) : line
}

function closingSingle(s: Scanner): number {
  for (let at = s.at; at < s.end; at++) {
    if (s.text.charCodeAt(at) !== SINGLE_QUOTE) continue
    if (s.charAt(at + 1) !== SINGLE_QUOTE) return at
    at++
  }
  return s.giveUp()
}

function closingDouble(s: Scanner): number {
  for (let at = s.at; at < s.end; at++) {
    const c = s.text.charCodeAt(at)
    if (c === BACKSLASH) at++
    else if (c === DOUBLE_QUOTE) return at
  }
  return s.giveUp()
}

function foldLines(s: Scanner, raw: string, parent: number): string {
  if (raw.includes('\t') || ESCAPED_LINE_END.test(raw)) s.giveUp()
  const lines = raw.replaceAll('\r\n', '\n').split('\n')
  const isShallow = lines.some((line, i) => i > 0 && countSpaces(line, 0, line.length) <= parent && line.trim() !== '')
  if (isShallow || countSpaces(lines.at(-1) ?? '', 0, MAX_KEY) <= parent) s.giveUp()
  return foldQuoted(lines)
}

/** Text behind `|` or `>` (YAML 1.2 §8.1). */
export function blockScalar(s: Scanner, parent: number): string {
  const header = HEADER.exec(s.text.slice(s.at, s.at + MAX_HEADER))
  if (header === null) s.giveUp()
  const [whole, style = '', indicators = ''] = header
  s.at += whole.length
  s.skipSpaces()
  if (s.peek() === HASH) s.skipLine()
  if (s.peek() !== LF) s.giveUp()
  const digit = Number(/\d/.exec(indicators)?.[0] ?? 0)
  const lines = blockLines(s, parent, digit === 0 ? undefined : Math.max(parent, 0) + digit)
  if (digit > 0 && lines.every((line) => line.trim() === '')) s.giveUp()
  const chomp = indicators.includes('-') ? 'strip' : indicators.includes('+') ? 'keep' : 'clip'
  s.lineStart()
  if (s.column > parent && parent >= 0) s.giveUp()
  return foldBlock(lines, style === '>' ? 'folded' : 'literal', chomp)
}

/** The lines of a block scalar without their indentation; the position is then at the line behind it. */
function blockLines(s: Scanner, parent: number, given: number | undefined): readonly string[] {
  const lines: string[] = []
  let indent = given
  let widestBlank = 0
  s.valueEnd = s.at
  s.at++
  while (s.at < s.end) {
    const next = s.text.indexOf('\n', s.at)
    const isLast = next < 0 || next >= s.end
    const stop = isLast ? s.end : next
    const lineEnd = s.text.charCodeAt(stop - 1) === CR ? stop - 1 : stop
    const spaces = countSpaces(s.text, s.at, lineEnd)
    const isBlank = s.at + spaces >= lineEnd
    if (!isBlank) indent ??= spaces > parent ? spaces : undefined
    if (!isBlank && (indent === undefined || spaces < indent)) break
    // What the end of the text means to a block scalar is for the full parser to say.
    if (isLast) s.giveUp()
    if (isBlank && indent === undefined) widestBlank = Math.max(widestBlank, spaces)
    lines.push(isBlank && spaces <= (indent ?? spaces) ? '' : s.text.slice(s.at + (indent ?? 0), lineEnd))
    s.valueEnd = next
    s.at = next + 1
  }
  if (widestBlank > (indent ?? widestBlank) || lines.some((line) => line.includes('\r'))) s.giveUp()
  return lines
}

const HEADER = /^([|>])([-+]?[1-9]?|[1-9][-+])(?=[ \r\n]|$)/
const MAX_HEADER = 4
const ESCAPED_LINE_END = /\\[ \r]*\n/
