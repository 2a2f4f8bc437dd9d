import { parse, TomlError } from 'smol-toml'
import { type Document, type DocumentLimits, failed, fatal, type Places } from '../document/index.ts'
import { headersOf } from './headers.ts'

/**
 * A TOML document (TOML 1.0). Total and bounded by `limits`. The elements of arrays of tables know their places, from their header
 * to the last line before the next; other values do not.
 */
export function parseToml(text: string, limits: DocumentLimits): Document {
  if (text.length > limits.characters)
    return failed([fatal('too_large', `a document of more than ${limits.characters} characters`, 0)])
  try {
    const value = parse(text, { maxDepth: limits.depth, integersAsBigInt: 'asNeeded' })
    return { value, start: 0, end: text.length, places: placesOf(text, value), problems: [] }
  } catch (cause) {
    return failed([problemOf(text, cause)])
  }
}

function problemOf(text: string, cause: unknown) {
  const [message = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n')
  const plain = message.replace(/^Invalid TOML document: /, '')
  const offset = cause instanceof TomlError ? offsetOf(text, cause.line, cause.column) : 0
  return fatal('syntax', `not TOML: ${plain}`, offset)
}

/** Of a line and a column, both from 1. */
function offsetOf(text: string, line: number, column: number): number {
  let at = 0
  for (let i = 1; i < line; i++) at = text.indexOf('\n', at) + 1
  return Math.min(text.length, at + Math.max(0, column - 1))
}

/** The n-th header of a path begins the n-th element; where the counts differ, some header stands within a text, and none counts. */
function placesOf(text: string, root: unknown): ReadonlyMap<object, Places> {
  const found = new Map<object, Places>()
  for (const [name, extents] of headersOf(text)) {
    const list = valueAt(root, name.split('\0'))
    if (!Array.isArray(list) || list.length !== extents.length) continue
    found.set(list, { keys: undefined, offsets: extents.flatMap(({ start, end }) => [start, end, start, end]) })
  }
  return found
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  let value = root
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[key]
  }
  return value
}
