import { isContainer } from '../document/index.ts'
import { inlineText } from './block-text.ts'
import type { Entry } from './entry.ts'
import { lineEnding, lineStart } from './layout.ts'
import type { CollectionPlace, Draft } from './place.ts'
import { type Quote, scalarText } from './scalar.ts'

/** How maps and lists in braces and brackets are written. */
export interface FlowStyle {
  /** Keys and text in double quotes, as in JSON. */
  readonly isQuoted: boolean
  /** A space behind colons and commas. */
  readonly isSpaced: boolean
  /** A space within braces. */
  readonly isPadded: boolean
  /** Where each entry has a line of its own. */
  readonly lines: FlowLines | undefined
}

export interface FlowLines {
  /** What an entry is indented by. */
  readonly indent: string
  /** One level of it. */
  readonly step: string
  readonly ending: string
}

/** The style of YAML in one line. */
export const PLAIN_STYLE: FlowStyle = { isQuoted: false, isSpaced: true, isPadded: false, lines: undefined }
/** The style of JSON in one line. */
export const JSON_STYLE: FlowStyle = { ...PLAIN_STYLE, isQuoted: true }

/** The style in which a collection with entries is written. */
export function styleOf({ text, isJson }: Draft, place: CollectionPlace, entries: readonly Entry[]): FlowStyle {
  const around = place.flow ?? PLAIN_STYLE
  const [first, second] = entries
  const last = entries.at(-1)
  if (first === undefined || last === undefined) return around
  const isMap = !Array.isArray(place.value)
  const isQuoted = isJson || (isMap ? text[first.start] === '"' : around.isQuoted)
  const gap = isMap ? first.after : second && second.start - 1
  return {
    isQuoted,
    isSpaced: !isQuoted || (gap === undefined ? around.isSpaced : /\s/.test(text.charAt(gap))),
    isPadded: isMap ? text[place.start + 1] === ' ' : around.isPadded,
    lines: linesOf(text, place.start, last.start),
  }
}

/** A value as it is written in a style, on a line that is indented as the style says. */
export function flowText(value: unknown, style: FlowStyle, quote: Quote): string {
  if (!isContainer(value) || Object.keys(value).length === 0) return inlineText(value, quote)
  const { lines } = style
  const inner = { ...style, lines: lines && { ...lines, indent: lines.indent + lines.step } }
  const entries = Array.isArray(value)
    ? value.map((item) => flowText(item, inner, quoteOf(style)))
    : Object.entries(value).map(([key, item]) => flowEntry(key, item, inner))
  return enclosed(entries, inner, Array.isArray(value) ? '[]' : '{}', lines?.indent ?? '')
}

/** `key: value`. */
export function flowEntry(key: string, value: unknown, style: FlowStyle): string {
  return `${scalarText(key, quoteOf(style))}:${style.isSpaced ? ' ' : ''}${flowText(value, style, quoteOf(style))}`
}

/** What stands between two entries. */
export function separator({ lines, isSpaced }: FlowStyle): string {
  if (lines !== undefined) return `,${lines.ending}${lines.indent}`
  return isSpaced ? ', ' : ','
}

/** Entries between brackets; `closing` is the indentation of a closing bracket that has a line of its own. */
export function enclosed(entries: readonly string[], style: FlowStyle, brackets: '[]' | '{}', closing: string): string {
  const { lines, isPadded } = style
  const pad = isPadded && brackets === '{}' ? ' ' : ''
  const [before, after] = lines === undefined ? [pad, pad] : [lines.ending + lines.indent, lines.ending + closing]
  return brackets.charAt(0) + before + entries.join(separator(style)) + after + brackets.charAt(1)
}

export function quoteOf({ isQuoted }: FlowStyle): Quote {
  return isQuoted ? 'double' : 'plain'
}

/** `undefined` where the last entry shares its line with what is before it. */
function linesOf(text: string, open: number, lastEntry: number): FlowLines | undefined {
  // Of a long line no more is looked at than the collection itself.
  const line = text.slice(open, lastEntry).lastIndexOf('\n')
  if (line < 0) return undefined
  const indent = text.slice(open + line + 1, lastEntry)
  if (indent.trim() !== '') return undefined
  const outer = /^[ \t]*/.exec(text.slice(lineStart(text, open), open))?.[0] ?? ''
  const step = indent.startsWith(outer) && indent !== outer ? indent.slice(outer.length) : '  '
  return { indent, step, ending: lineEnding(text) }
}
