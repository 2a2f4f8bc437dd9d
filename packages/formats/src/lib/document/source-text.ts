import type { Excerpt, Position, Span } from '@ringwall/model'

/** A text with its name, turning offsets into lines and columns. */
export interface SourceText {
  readonly file: string
  readonly text: string
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
    const raw = text.slice(starts[line - 1], starts[line] ?? text.length).replace(/[\r\n]+$/, '')
    lines.push(raw.length > MAX_LINE ? `${raw.slice(0, MAX_LINE)}…` : raw)
  }
  return { firstLine: span.start.line, lines }
}

const LF = 10
const CR = 13
const MAX_LINE = 200
