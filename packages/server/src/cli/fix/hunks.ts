import { type DiffLine, type Hunk, hunksOf } from '@ringwall/formats/lib/diff'
import type { PlannedFile, Proposal } from '../../lib/fix/index.ts'

/** A hunk and the fixes that it makes. */
export interface FixHunk {
  readonly hunk: Hunk
  readonly fixes: readonly Proposal[]
}

/** The hunks of a file, each with its fixes in the order of the text. */
export function fixHunks({ text, changes, made }: PlannedFile): readonly FixHunk[] {
  const hunks = hunksOf(text, changes, CONTEXT)
  const lines = lineCounter(text)
  const placed = made
    .flatMap(({ proposal, at }) => (at === undefined ? [] : [{ proposal, at, line: lines(at) }]))
    .sort((a, b) => a.at - b.at)
  let next = 0
  return hunks.map((hunk, i) => {
    const until = hunks[i + 1]?.before ?? Number.POSITIVE_INFINITY
    const from = next
    while ((placed[next]?.line ?? until) < until) next++
    return { hunk, fixes: placed.slice(from, next).map(({ proposal }) => proposal) }
  })
}

/** The hunk with lines that hold a secret made unreadable. */
export function withoutSecrets(hunk: Hunk, secretLines: ReadonlySet<number>): Hunk {
  const hide = (line: DiffLine): DiffLine =>
    line.kind !== 'added' && secretLines.has(line.line) ? { ...line, text: hidden(line.text) } : line
  return { ...hunk, lines: hunk.lines.map(hide) }
}

function hidden(text: string): string {
  return `${/^\s*/.exec(text)?.[0].replace(/[\r\n]/g, '') ?? ''}${HIDDEN}\n`
}

/** Gives the line of an offset, from 1. Cost: one reading of the text, then a search in halves. */
function lineCounter(text: string): (offset: number) => number {
  const ends: number[] = []
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at)
  return (offset) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}

const CONTEXT = 3
const HIDDEN = '(a line that holds a secret)'
