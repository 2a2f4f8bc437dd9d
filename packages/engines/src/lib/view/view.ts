import type { Path } from '@ringwall/model'

/**
 * A typed look into an untyped value. Absent and `null` are the same, as they are for the API server. A value of the
 * wrong type reads as absent and is remembered, so that a check that met one cannot call its verdict a pass.
 */
export interface View {
  readonly path: Path
  /** The raw value; `undefined` where absent or `null`. */
  readonly raw: unknown
  /** Goes down; going down from what is absent stays absent. */
  at(...steps: Path): View
  boolean(): boolean | undefined
  string(): string | undefined
  number(): number | undefined
  /** The elements of a list; none where it is absent. */
  items(): readonly View[]
  /** The entries of a map in written order; none where it is absent. */
  entries(): readonly (readonly [string, View])[]
}

/** A value that could not be read as what it should be. */
export interface Unreadable {
  readonly path: Path
  readonly expected: string
  readonly found: string
}

/** A view of `value`, written at `path`. What cannot be read is added to `unreadable`. */
export function view(value: unknown, path: Path, unreadable: Unreadable[]): View {
  const raw = value === null ? undefined : value
  const read = <T>(expected: string, isRight: (value: unknown) => value is T): T | undefined => {
    if (raw === undefined || isRight(raw)) return raw
    unreadable.push({ path, expected, found: describe(raw) })
    return undefined
  }
  return {
    path,
    raw,
    at: (...steps) => {
      let current: unknown = raw
      let at = path
      for (const step of steps) {
        current = child(current, step, at, unreadable)
        at = [...at, step]
      }
      return view(current, at, unreadable)
    },
    boolean: () => read('a boolean', isBoolean),
    string: () => read('a string', isString),
    number: () => read('a number', isNumber),
    items: () => (read('a list', isList) ?? []).map((item, i) => view(item, [...path, i], unreadable)),
    entries: () =>
      Object.entries(read('a map', isMap) ?? {}).map(([key, v]) => [key, view(v, [...path, key], unreadable)] as const),
  }
}

function child(value: unknown, step: string | number, path: Path, unreadable: Unreadable[]): unknown {
  if (value === undefined || value === null) return undefined
  if (typeof step === 'number' && isList(value)) return value[step]
  if (typeof step === 'string' && isMap(value)) return Object.hasOwn(value, step) ? value[step] : undefined
  const expected = typeof step === 'number' ? 'a list' : 'a map'
  unreadable.push({ path, expected, found: describe(value) })
  return undefined
}

function describe(value: unknown): string {
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a map'
  if (typeof value !== 'string') return `${typeof value} ${String(value)}`
  return value.includes('{{') ? 'a template' : `string ${JSON.stringify(value.slice(0, MAX_SHOWN))}`
}

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'
const isString = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number'
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const MAX_SHOWN = 40
