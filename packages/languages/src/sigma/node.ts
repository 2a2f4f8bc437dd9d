import type { Path } from '@ringwall/model'
import type { Report } from './report.ts'

/** A value of a document, where it stands, and where to tell what is wrong with it. */
export interface Node {
  readonly value: unknown
  readonly path: Path
  readonly report: Report
}

/** The value of a key; of `undefined` where the map has none. */
export function child(node: Node, key: string): Node {
  const value = isMap(node.value) && Object.hasOwn(node.value, key) ? node.value[key] : undefined
  return { value, path: [...node.path, key], report: node.report }
}

/** The entries of a map in written order; none, and a refusal, where it is no map. */
export function entries(node: Node): readonly (readonly [key: string, node: Node])[] {
  if (isMap(node.value)) return Object.keys(node.value).map((key) => [key, child(node, key)])
  refuseType(node, 'a map')
  return []
}

/** The elements of a list. */
export function elements(node: Node): readonly Node[] {
  const { value, path, report } = node
  return Array.isArray(value) ? value.map((item: unknown, i) => ({ value: item, path: [...path, i], report })) : []
}

/** A text of at most `max` characters, or `undefined` where it is absent; and a refusal where it is something else. */
export function text(node: Node, max: number): string | undefined {
  const { value, path, report } = node
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return refuseType(node, 'a text')
  if (value.length > max) return report.refuse(path, 'limit', `${nameOf(node)} is longer than ${max} characters`)
  return value
}

/** One text or a list of them; none where it is absent. */
export function texts(node: Node, max: number): readonly string[] {
  const each = Array.isArray(node.value) ? elements(node) : [node]
  return each.map((item) => text(item, max)).filter((item) => item !== undefined)
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function refuseType(node: Node, expected: string): undefined {
  return node.report.refuse(
    node.path,
    'wrong_type',
    `${nameOf(node)} is ${describe(node.value)}, where ${expected} is expected`,
  )
}

/** The last name on the way to it. */
export function nameOf({ path }: Node): string {
  const name = path.findLast((step) => typeof step === 'string')
  return name === undefined ? 'the document' : JSON.stringify(name)
}

function describe(value: unknown): string {
  if (value === undefined) return 'absent'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'a map' : `the ${typeof value} ${JSON.stringify(value).slice(0, MAX_SHOWN)}`
}

const MAX_SHOWN = 60
