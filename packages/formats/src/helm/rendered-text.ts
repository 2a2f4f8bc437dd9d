import type { Position } from '@ringwall/model'
import { type SourceText, sourceText } from '../lib/document/index.ts'
import { inFile, NO_VALUE, type Origin, type Piece } from '../lib/go-template/index.ts'

/**
 * What a template printed, as a text whose places are those of the files that a person can change: the template, or one
 * that it includes. `file` is the template's own.
 */
export function renderedText(file: string, pieces: readonly Piece[]): SourceText {
  const places = pieces.map(placeOf).filter(({ text }) => text !== '')
  const starts: number[] = []
  let length = 0
  for (const { text } of places) {
    starts.push(length)
    length += text.length
  }
  const sources = new Map<string, SourceText>()
  const sourceOf = ({ source: { name, text } }: Origin): SourceText => {
    const known = sources.get(name) ?? sourceText(name, text)
    sources.set(name, known)
    return known
  }
  const nothing: Place = { text: '', origin: { source: { name: file, text: '' }, start: 0, end: 0 }, isVerbatim: false }
  const find = (offset: number): { readonly place: Place; readonly within: number } => {
    const index = indexAt(starts, offset)
    return { place: places[index] ?? nothing, within: offset - (starts[index] ?? 0) }
  }
  const position = (offset: number): Position => {
    const { place, within } = find(offset)
    return sourceOf(place.origin).position(startIn(place, within))
  }
  return {
    file,
    text: places.map(({ text }) => text).join(''),
    isRendered: true,
    position,
    span: (start, end) => {
      const first = find(start)
      const last = find(Math.max(start, end - 1))
      const source = sourceOf(first.place.origin)
      const from = startIn(first.place, first.within)
      const isSame = last.place.origin.source.name === source.file
      const to = isSame ? endIn(last.place, last.within + (end > start ? 1 : 0)) : endOfLine(source.text, from)
      return source.span(from, to < from ? endOfLine(source.text, from) : to)
    },
    excerpt: (span, max) => (sources.get(span.file) ?? sourceText(span.file, '')).excerpt(span, max),
  }
}

/** A piece whose origin lies in a file. */
type Place = Piece

function placeOf(piece: Piece): Place {
  const isInFile = piece.origin.source.calledBy === undefined
  return {
    // Helm takes away what Go prints for a value that is not there.
    text: piece.isVerbatim ? piece.text : piece.text.replaceAll(NO_VALUE, ''),
    origin: inFile(piece.origin),
    isVerbatim: piece.isVerbatim && isInFile,
  }
}

function startIn({ origin, isVerbatim }: Place, within: number): number {
  return isVerbatim ? origin.start + within : origin.start
}

function endIn({ origin, isVerbatim }: Place, within: number): number {
  return isVerbatim ? origin.start + within : origin.end
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** Index of the last start that is not after `offset`. */
function indexAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return Math.max(low, 0)
}
