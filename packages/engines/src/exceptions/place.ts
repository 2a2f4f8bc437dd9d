import type { Evidence, Path, Resource, Span } from '@ringwall/model'

/**
 * A place within an object as globs name it: `spec/template/spec/containers/web/image`. An element of a list that has a
 * name goes by it, so that a new neighbour does not move the exception to another container. `/` and `~` within a step are
 * written `~1` and `~0` (RFC 6901 §3).
 */
export function placeName(object: unknown, path: Path): string {
  let at: unknown = object
  return path
    .map((step) => {
      const value = child(at, step)
      const name = typeof step === 'number' ? child(value, 'name') : undefined
      at = value
      return escapeStep(typeof name === 'string' && name !== '' ? name : String(step))
    })
    .join('/')
}

/** `<namespace>/<kind>/<name>` of an object, escaped as in places. */
export function assetName({ namespace, resource, name }: Resource['asset']): string {
  return [namespace, resource, name].map(escapeStep).join('/')
}

/** The object among those of one asset that a piece of evidence is about: an asset may be written twice. */
export function objectOf({ span }: Evidence, resources: readonly Resource[]): Resource | undefined {
  if (resources.length <= 1) return resources[0]
  return resources.find(({ document }) => contains(document.locate([]), span))
}

function contains(outer: Span, { file, start }: Span): boolean {
  return outer.file === file && !isBefore(start, outer.start) && isBefore(start, outer.end)
}

function isBefore(a: Span['start'], b: Span['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column)
}

function child(value: unknown, step: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
  return (value as Readonly<Record<string | number, unknown>>)[step]
}

function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1')
}
