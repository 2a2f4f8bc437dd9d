import { type Document, isContainer } from '../document/index.ts'
import { before, lineEnd, lineStart, trimmedEnd } from './layout.ts'

/** One entry of a map or list in the text. */
export interface Entry {
  readonly key: string | number
  readonly value: unknown
  /** Where its key or dash begins; of a list in brackets, its value. */
  readonly start: number
  /** Behind its colon or dash. */
  readonly after: number
  readonly valueStart: number
  /** Where its value ends, without what is white space or comment. */
  readonly end: number
}

/** The entries of a map or list that begins at `open`, in written order. `undefined` where one is written in a way that is not edited. */
export function entriesOf(text: string, document: Document, value: object, open: number): readonly Entry[] | undefined {
  const places = document.places.get(value)
  if (places === undefined) return undefined
  const isBlock = !isFlow(text, open)
  const entries: Entry[] = []
  for (let i = 0; i * 4 < places.offsets.length; i++) {
    const [keyStart = 0, keyEnd = 0, valueStart = 0, valueEnd = 0] = places.offsets.slice(i * 4, i * 4 + 4)
    const key = places.keys === undefined ? i : (places.keys[i] ?? '')
    const item = (value as Record<string | number, unknown>)[key]
    const end = contentEnd(text, document, { value: item, valueStart, valueEnd })
    const indicator = indicatorOf(text, { isMap: places.keys !== undefined, isBlock, keyStart, keyEnd })
    if (indicator === undefined) return undefined
    entries.push({ key, value: item, valueStart, end: Math.max(end, indicator.after), ...indicator })
  }
  return entries
}

/** True where a map or list is written in braces or brackets. */
export function isFlow(text: string, start: number): boolean {
  return text[start] === '{' || text[start] === '['
}

interface Written {
  readonly value: unknown
  readonly valueStart: number
  readonly valueEnd: number
}

/** A block ends where the last of what is in it ends; a scalar without its trailing lines, unless it keeps them. */
function contentEnd(text: string, document: Document, { value, valueStart, valueEnd }: Written): number {
  let [inner, start, end] = [value, valueStart, valueEnd]
  while (isContainer(inner) && !isFlow(text, start)) {
    const places = document.places.get(inner)
    const last = (places?.offsets.length ?? 0) / 4 - 1
    if (places === undefined || last < 0) break
    start = places.offsets[last * 4 + 2] ?? 0
    end = Math.max(places.offsets[last * 4 + 1] ?? 0, places.offsets[last * 4 + 3] ?? 0)
    inner = (inner as Record<string | number, unknown>)[places.keys?.[last] ?? last]
  }
  if (!KEEPING.test(text.slice(start, start + 3))) return trimmedEnd(text, end)
  // One parser ends it before its last line end, the other behind.
  return text[end] !== '\n' && text[end - 1] === '\n' ? end - 1 : end
}

interface Indicator {
  readonly start: number
  readonly after: number
}

function indicatorOf(
  text: string,
  entry: { readonly isMap: boolean; readonly isBlock: boolean; readonly keyStart: number; readonly keyEnd: number },
): Indicator | undefined {
  if (entry.isMap) return colonOf(text, entry.keyStart, entry.keyEnd)
  return entry.isBlock ? dashOf(text, entry.keyStart) : { start: entry.keyStart, after: entry.keyStart }
}

function colonOf(text: string, keyStart: number, keyEnd: number): Indicator | undefined {
  let at = keyEnd
  while (text[at] === ' ') at++
  return text[at] === ':' ? { start: keyStart, after: at + 1 } : undefined
}

/** The dash stands before the value, in its line or in one above. */
function dashOf(text: string, valueStart: number): Indicator | undefined {
  let line = lineStart(text, valueStart)
  let head = before(text, valueStart)
  while (line > 0 && BLANK_OR_COMMENT.test(head)) {
    line = lineStart(text, line - 1)
    head = text.slice(line, lineEnd(text, line))
  }
  const dash = DASH.exec(head)
  if (dash === null) return undefined
  const start = line + dash.index
  return { start, after: start + 1 }
}

const KEEPING = /^[|>](?:\+|\d\+)/
const BLANK_OR_COMMENT = /^ *(?:#.*)?$/
/** The last dash of a line with nothing but properties of its value or a comment behind it. */
const DASH = /-(?=(?: +[&!][^ ]*)* *(?: #.*)?$)/
