import type { Path } from '@ringwall/model'

/** One replacement in a text: the characters from `start` up to but not including `end` become `text`. */
export interface TextChange {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A change with the place that it changes; where it changes several of a map or list, that map or list. */
export interface PlacedChange extends TextChange {
  readonly path: Path
}

/**
 * Changes in the order in which they are made: by place; at one place first those that take nothing away, each group as it
 * was given.
 */
export function inOrder(changes: readonly TextChange[]): readonly TextChange[] {
  return changes.toSorted((a, b) => a.start - b.start || Number(a.end > a.start) - Number(b.end > b.start))
}

/** The text with all changes made. What two of them take away is taken away once. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let made = ''
  let at = 0
  for (const change of inOrder(changes)) {
    made += text.slice(at, Math.max(at, change.start)) + change.text
    at = Math.max(at, change.end)
  }
  return made + text.slice(at)
}

/**
 * The same changes, after which a text whose last line has no line end has none either, where they take its last lines away:
 * what is before them then ends it.
 */
export function endingAsBefore(text: string, changes: readonly PlacedChange[]): readonly PlacedChange[] {
  const tail = changes.find((change) => change.end === text.length && change.start < change.end && change.text === '')
  if (tail === undefined || text.endsWith('\n') || tail.start === 0 || text[tail.start - 1] !== '\n') return changes
  const start = startOfRemoval(changes, tail.start)
  const lines = changes.findLast((change) => change.start === change.end && change.start >= start && change.text !== '')
  if (lines !== undefined)
    return changes.map((change) => (change === lines ? { ...lines, text: lines.text.replace(/\r?\n$/, '') } : change))
  const lineEnd = text[start - 2] === '\r' ? start - 2 : start - 1
  return [...changes, { ...tail, start: Math.max(0, lineEnd), end: start }]
}

/** Where the unbroken run of removals that ends at `end` begins. */
function startOfRemoval(changes: readonly TextChange[], end: number): number {
  const removal = changes.find((change) => change.end === end && change.start < end && change.text === '')
  return removal === undefined ? end : startOfRemoval(changes, removal.start)
}
