import type { Excerpt, Position, Span } from '@ringwall/model'

/** A text with its name, turning offsets into lines and columns. */
export interface SourceText {
  readonly file: string
  readonly text: string
  /** True where it is made of templates: its places are theirs, and a change of it is not a change of them. */
  readonly isRendered: boolean
  /** Cost: a binary search; the first call reads the whole text once. */
  position(offset: number): Position
  span(start: number, end: number): Span
  excerpt(span: Span, max: number): Excerpt
}

export function sourceText(file: string, text: string): SourceText {
  let starts: readonly number[] | undefined
  const lines = (): readonly number[] => (starts ??= lineStarts(text))
  const position = (offset: number): Position => {
    const line = lineAt(lines(), offset)
    return { line: line + 1, column: offset - (lines()[line] ?? 0) + 1 }
  }
  return {
    file,
    text,
    isRendered: false,
    position,
    span: (start, end) => ({ file, start: position(start), end: position(end) }),
    excerpt: (span, max) => excerpt(text, lines(), span, max),
  }
}

/** Offsets at which lines begin. `\n`, `\r\n` and a lone `\r` end a line (YAML 1.2 §5.4). */
function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === LF || (c === CR && text.charCodeAt(i + 1) !== LF)) starts.push(i + 1)
  }
  return starts
}

/** Index of the last start that is not after `offset`. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function excerpt(text: string, starts: readonly number[], span: Span, max: number): Excerpt {
  const last = Math.min(span.end.line, span.start.line + max - 1, starts.length)
  const lines: string[] = []
  for (let line = span.start.line; line <= last; line++) {
    const start = starts[line - 1] ?? 0
    const end = endOfLine(text, start, starts[line] ?? text.length)
    lines.push(clipped(text, start, end, line === span.start.line ? span.start.column - 1 : 0))
  }
  return { firstLine: span.start.line, lines }
}

function endOfLine(text: string, start: number, next: number): number {
  let end = next
  while (end > start && (text.charCodeAt(end - 1) === LF || text.charCodeAt(end - 1) === CR)) end--
  return end
}

/** Of a long line, the part around what matters; cost does not depend on the length of the line. */
function clipped(text: string, start: number, end: number, column: number): string {
  if (end - start <= MAX_LINE) return text.slice(start, end)
  const from = column < MAX_LINE / 2 ? start : start + column - MAX_LINE / 4
  const until = Math.min(end, from + MAX_LINE)
  return `${from > start ? '…' : ''}${text.slice(from, until)}${until < end ? '…' : ''}`.toWellFormed()
}

const LF = 10
const CR = 13
const MAX_LINE = 200
