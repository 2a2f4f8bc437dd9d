import type { Gap, GapCode, Located, Path } from '@ringwall/model'
import type { SourceText } from './source-text.ts'

/**
 * A parsed document: a plain value, and beside it where everything is written.
 *
 *     value    { spec: { hostPID: true } }
 *     places   spec    → key 0..4    value 6..20
 *              hostPID → key 8..15   value 17..21
 *
 * Values stay plain, so that reading them costs nothing; a place is looked up only for what is reported.
 */
export interface Document {
  readonly value: unknown
  /** Offsets of the whole value. */
  readonly start: number
  readonly end: number
  readonly places: ReadonlyMap<object, Places>
  readonly problems: readonly Problem[]
}

/** Where the entries of one map or list are written: offsets `keyStart, keyEnd, valueStart, valueEnd` for each. A list's key is its value. */
export interface Places {
  /** Names of a map's entries, in written order; `undefined` for a list. */
  readonly keys: readonly string[] | undefined
  readonly offsets: readonly number[]
}

/** What is wrong with a document, at an offset. */
export interface Problem {
  readonly code: GapCode
  readonly message: string
  readonly offset: number
  /** Another place it is about: where a doubled key stands first. */
  readonly also: number | undefined
  /** True where there is no value to judge. */
  readonly fatal: boolean
}

/** Bounds for a parser of documents. */
export interface DocumentLimits {
  /** Maps and lists within each other. */
  readonly depth: number
  /** Characters of one document. */
  readonly characters: number
  /** Values after aliases are followed. */
  readonly nodes: number
}

/** Problems told of one document; the rest only repeats them. */
export const MAX_PROBLEMS = 5

export const DEFAULT_LIMITS: DocumentLimits = { depth: 256, characters: 32 * 1024 * 1024, nodes: 1_000_000 }

/** Looks up places below `prefix` of a document. */
export function located(source: SourceText, document: Document, prefix: Path = []): Located {
  return {
    isRendered: source.isRendered,
    locate: (path) => {
      const [start, end] = find(document, source.text, [...prefix, ...path])
      return source.span(start, lineEndWithin(source.text, start, end))
    },
    excerpt: source.excerpt,
  }
}

/** A problem as a gap in coverage. */
export function asGap(source: SourceText, problem: Problem): Gap {
  const also = problem.also === undefined ? '' : `, first on line ${source.position(problem.also).line}`
  return { code: problem.code, message: problem.message + also, at: source.span(problem.offset, problem.offset) }
}

/** A problem that leaves a document without a value. */
export function fatal(code: GapCode, message: string, offset: number): Problem {
  return { code, message, offset, also: undefined, fatal: true }
}

/** The later value is the one that counts, as it is for the API server. */
export function duplicateKey(key: string, offset: number, first: number): Problem {
  const message = `key ${JSON.stringify(key)} is written twice, the later value counts`
  return { code: 'duplicate_key', message, offset, also: first, fatal: false }
}

/** A document of which nothing can be judged. */
export function failed(problems: readonly Problem[]): Document {
  return { value: undefined, start: 0, end: 0, places: new Map(), problems }
}

/** Sets an own property whatever its name: `__proto__` is a key like any other. */
export function define(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true })
  else target[key] = value
}

/** True for maps and lists. */
export function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** The extent of what is at `path`; where it is absent, the key of its nearest ancestor, or the first line of an element. */
function find(document: Document, text: string, path: Path): readonly [number, number] {
  let value = document.value
  let head: readonly [number, number] = [document.start, document.start]
  let whole: readonly [number, number] = [document.start, document.end]
  for (const step of path) {
    const places = isContainer(value) ? document.places.get(value) : undefined
    const index = places === undefined ? -1 : indexOf(places, step)
    if (places === undefined || index < 0) return firstLine(text, head)
    const [keyStart = 0, keyEnd = 0, valueStart = 0, valueEnd = 0] = places.offsets.slice(index * 4, index * 4 + 4)
    head = [keyStart, places.keys === undefined ? valueEnd : keyEnd]
    whole = [keyStart, Math.max(valueStart, valueEnd)]
    value = (value as Record<string | number, unknown>)[step]
  }
  return whole
}

function indexOf(places: Places, step: string | number): number {
  if (places.keys !== undefined) return places.keys.lastIndexOf(String(step))
  return typeof step === 'number' && step * 4 < places.offsets.length ? step : -1
}

function firstLine(text: string, [start, end]: readonly [number, number]): readonly [number, number] {
  const length = text.slice(start, end).indexOf('\n')
  return [start, length < 0 ? end : start + length]
}

/** Trailing blank lines are no part of a value. */
function lineEndWithin(text: string, start: number, end: number): number {
  let last = end
  while (last > start && WHITE.has(text.charCodeAt(last - 1))) last--
  return last
}

const WHITE: ReadonlySet<number> = new Set([9, 10, 13, 32])
