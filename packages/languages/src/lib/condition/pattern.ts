import type { Piece } from '@ringwall/model'

/**
 * A test of whole texts against a wildcard pattern; where letters do not matter, both are folded before. One character is a
 * code point. Cost at most the length of the pattern times that of the text.
 */
export function patternTest(pieces: readonly Piece[]): (text: string) => boolean {
  const segments = segmentsOf(pieces)
  const [first = [], ...rest] = segments
  const last = rest.pop()
  if (last === undefined) return (text) => endOf(first, text, 0) === text.length
  return (text) => {
    let at = endOf(first, text, 0)
    for (let i = 0; i < rest.length && at >= 0; i++) at = find(rest[i] ?? [], text, at)
    return at >= 0 && isAtEnd(last, text, at)
  }
}

/** What stands between the runs: `a*b?` has two, `*a*` three, the outer ones empty. */
function segmentsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const segments: Piece[][] = [[]]
  for (const piece of pieces) {
    if (typeof piece !== 'string' && piece.kind === 'run') segments.push([])
    else segments.at(-1)?.push(piece)
  }
  return segments
}

/** Where the segment ends that begins at `from`, or -1. */
function endOf(segment: readonly Piece[], text: string, from: number): number {
  let at = from
  for (const piece of segment) {
    if (typeof piece === 'string') {
      if (!text.startsWith(piece, at)) return -1
      at += piece.length
    } else {
      if (at >= text.length) return -1
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
    }
  }
  return at
}

/** Where the first segment at or behind `from` ends, or -1. */
function find(segment: readonly Piece[], text: string, from: number): number {
  const [head] = segment
  for (let at = from; at <= text.length; at++) {
    if (typeof head === 'string') at = text.indexOf(head, at)
    if (at < 0) return -1
    const end = endOf(segment, text, at)
    if (end >= 0) return end
  }
  return -1
}

function isAtEnd(segment: readonly Piece[], text: string, from: number): boolean {
  const longest = segment.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.length : 2), 0)
  for (let at = Math.max(from, text.length - longest); at <= text.length; at++)
    if (endOf(segment, text, at) === text.length) return true
  return false
}
