/** Offsets of one document in a stream of them. */
export interface Extent {
  readonly start: number
  readonly end: number
}

/**
 * Cuts a YAML stream at its document markers (YAML 1.2 §9.1.2): a line that begins with `---` or `...` and then white
 * space can stand inside no scalar, so the cut needs no parsing and a broken document cannot swallow the next.
 * What holds only comments, white space and directives is left out, or joined to the document that follows it.
 */
export function splitDocuments(text: string): readonly Extent[] {
  const extents: Extent[] = []
  let start = 0
  for (const marker of markers(text)) {
    if (hasContent(text, start, marker.start)) extents.push({ start, end: marker.start })
    else if (marker.kind === 'begin' && hasDirective(text, start, marker.start)) continue
    start = marker.kind === 'begin' ? marker.start : marker.end
  }
  if (hasContent(text, start, text.length)) extents.push({ start, end: text.length })
  return extents
}

interface Marker extends Extent {
  readonly kind: 'begin' | 'end'
}

function* markers(text: string): Iterable<Marker> {
  for (let at = 0; at >= 0 && at < text.length; at = nextLine(text, at)) {
    const c = text.charCodeAt(at)
    if (c !== DASH && c !== DOT) continue
    if (text.charCodeAt(at + 1) !== c || text.charCodeAt(at + 2) !== c || !isBreak(text, at + 3)) continue
    yield { kind: c === DASH ? 'begin' : 'end', start: at, end: at + 3 }
  }
}

function nextLine(text: string, at: number): number {
  const next = text.indexOf('\n', at)
  return next < 0 ? -1 : next + 1
}

function isBreak(text: string, at: number): boolean {
  const c = text.charCodeAt(at)
  return at >= text.length || c === 32 || c === 9 || c === 10 || c === 13
}

/** Anything but markers, white space, comments and directives. */
function hasContent(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at = endOfLine(text, at, end) + 1) {
    let i = at === start && text.startsWith('---', at) && isBreak(text, at + 3) ? at + 3 : at
    while (i < end && isBlank(text.charCodeAt(i))) i++
    const c = text.charCodeAt(i)
    if (i < end && c !== 10 && c !== HASH && !(c === PERCENT && i === at)) return true
  }
  return false
}

function hasDirective(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at = endOfLine(text, at, end) + 1) if (text.charCodeAt(at) === PERCENT) return true
  return false
}

function endOfLine(text: string, at: number, end: number): number {
  const next = text.indexOf('\n', at)
  return next < 0 || next > end ? end : next
}

function isBlank(c: number): boolean {
  return c === 32 || c === 9 || c === 13
}

const DASH = 45
const DOT = 46
const HASH = 35
const PERCENT = 37
