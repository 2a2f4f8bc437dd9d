import type { Origin } from './source.ts'

/** Text and where it comes from. */
export interface Piece {
  readonly text: string
  readonly origin: Origin
  /** True where the text stands in the source as it is, so that each of its characters has a place of its own. */
  readonly isVerbatim: boolean
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('')
}

/** What of the pieces lies between two offsets of their text. */
export function slicePieces(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  const slices: Piece[] = []
  let at = 0
  for (const piece of pieces) {
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, piece.text.length)]
    if (start < end) slices.push(slicePiece(piece, start, end))
    at += piece.text.length
    if (at >= to) break
  }
  return slices
}

/** The pieces with `pad` before every line, also an empty last one. */
export function indentPieces(pieces: readonly Piece[], pad: string): readonly Piece[] {
  const indented: Piece[] = []
  let isLineStart = true
  for (const piece of pieces) {
    for (let at = 0; at < piece.text.length; ) {
      const next = piece.text.indexOf('\n', at) + 1 || piece.text.length
      const line = slicePiece(piece, at, next)
      if (isLineStart)
        indented.push({ text: pad, origin: { ...line.origin, end: line.origin.start }, isVerbatim: false })
      indented.push(line)
      isLineStart = line.text.endsWith('\n')
      at = next
    }
  }
  const last = indented.at(-1)
  if (isLineStart && last !== undefined) indented.push({ text: pad, origin: last.origin, isVerbatim: false })
  return indented
}

function slicePiece(piece: Piece, start: number, end: number): Piece {
  const text = piece.text.slice(start, end)
  if (!piece.isVerbatim) return { ...piece, text }
  const from = piece.origin.start + start
  return { text, origin: { ...piece.origin, start: from, end: from + text.length }, isVerbatim: true }
}
