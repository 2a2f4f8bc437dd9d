import { inOrder, type TextChange } from '../edit/index.ts'

/** Lines that change, and some around them (the unified format of POSIX `diff -u`). */
export interface Hunk {
  /** Number of its first line before and after, from 1. */
  readonly before: number
  readonly after: number
  readonly lines: readonly DiffLine[]
}

export interface DiffLine {
  readonly kind: 'context' | 'removed' | 'added'
  /** With its line end; the last line of a text may have none. */
  readonly text: string
  /** Its number in the text before, from 1; of an added line, that of the line behind it. */
  readonly line: number
}

/** What changes of a text do to its lines, in order, each with up to `context` lines around. Linear in the text. */
export function hunksOf(text: string, changes: readonly TextChange[], context: number): readonly Hunk[] {
  const lines = linesOf(text)
  const blocks = blocksOf(text, lines, changes)
  const groups: Block[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)?.at(-1)
    if (last !== undefined && block.first - (last.first + last.removed.length) <= 2 * context)
      groups.at(-1)?.push(block)
    else groups.push([block])
  }
  let shift = 0
  return groups.map((group) => {
    const hunk = hunkOf(group, lines, context)
    const made = { ...hunk, after: hunk.before + shift }
    shift += group.reduce((sum, { removed, added }) => sum + added.length - removed.length, 0)
    return made
  })
}

/** Lines that are replaced; `first` is the index of the first of them. */
interface Block {
  readonly first: number
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

interface Line {
  readonly start: number
  readonly text: string
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('\n', at)
    const end = next < 0 ? text.length : next + 1
    lines.push({ start: at, text: text.slice(at, end) })
    at = end
  }
  return lines
}

function blocksOf(text: string, lines: readonly Line[], changes: readonly TextChange[]): readonly Block[] {
  return regionsOf(text, changes)
    .map(({ start, end, changes: within }) => {
      const first = lineAt(lines, start)
      const removed = linesOf(text.slice(start, end)).map((line) => line.text)
      return trimmed({ first, removed, added: linesOf(rewritten(text, start, end, within)).map((line) => line.text) })
    })
    .filter(({ removed, added }) => removed.length + added.length > 0)
}

interface Region {
  readonly start: number
  readonly end: number
  readonly changes: readonly TextChange[]
}

/** Whole lines that hold changes; those that touch are one. */
function regionsOf(text: string, changes: readonly TextChange[]): readonly Region[] {
  const regions: Growing[] = []
  for (const change of inOrder(changes)) {
    const last = regions.at(-1)
    if (last !== undefined && change.start < last.end && change.end <= last.end) {
      last.changes.push(change)
      continue
    }
    const start = change.start === 0 ? 0 : text.lastIndexOf('\n', change.start - 1) + 1
    const isWhole = startsLine(text, change.end) && (change.text === '' || change.text.endsWith('\n'))
    const next = text.indexOf('\n', change.end)
    const end = isWhole && change.start === start ? change.end : next < 0 ? text.length : next + 1
    if (last !== undefined && start <= last.end) {
      last.changes.push(change)
      last.end = Math.max(end, last.end)
    } else regions.push({ start, end, changes: [change] })
  }
  return regions
}

interface Growing extends Region {
  end: number
  readonly changes: TextChange[]
}

function startsLine(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n'
}

function rewritten(text: string, start: number, end: number, changes: readonly TextChange[]): string {
  let made = ''
  let at = start
  for (const change of changes) {
    made += text.slice(at, Math.max(at, change.start)) + change.text
    at = Math.max(at, change.end)
  }
  return made + text.slice(at, end)
}

/** Lines at both ends that stay the same are no part of the change. */
function trimmed({ first, removed, added }: Block): Block {
  let head = 0
  while (head < removed.length && head < added.length && removed[head] === added[head]) head++
  let tail = 0
  const most = Math.min(removed.length, added.length) - head
  while (tail < most && removed.at(-1 - tail) === added.at(-1 - tail)) tail++
  return {
    first: first + head,
    removed: removed.slice(head, removed.length - tail),
    added: added.slice(head, added.length - tail),
  }
}

function hunkOf(blocks: readonly Block[], lines: readonly Line[], context: number): Hunk {
  const firstLine = Math.max(0, (blocks[0]?.first ?? 0) - context)
  const made: DiffLine[] = []
  let at = firstLine
  const upTo = (end: number): void => {
    for (; at < Math.min(end, lines.length); at++)
      made.push({ kind: 'context', text: lines[at]?.text ?? '', line: at + 1 })
  }
  for (const { first, removed, added } of blocks) {
    upTo(first)
    for (const text of removed) made.push({ kind: 'removed', text, line: ++at })
    for (const text of added) made.push({ kind: 'added', text, line: at + 1 })
  }
  upTo(at + context)
  return { before: firstLine + 1, after: firstLine + 1, lines: made }
}

/** Index of the line that begins at an offset; behind the last, their number. */
function lineAt(lines: readonly Line[], offset: number): number {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
