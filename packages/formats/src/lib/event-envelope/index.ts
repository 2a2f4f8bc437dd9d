import type { Path } from '@ringwall/model'

/** An event and where in its document it stands; the root where it is the document. */
export interface Enveloped {
  readonly raw: unknown
  readonly path: Path
}

/**
 * The events that a JSON map holds: those of a file of CloudTrail (`Records`) or of an `EventList` of Kubernetes audit, else
 * the map itself.
 */
export function eventsIn(value: object): readonly Enveloped[] {
  const { Records: records, items, kind } = value as Readonly<Record<string, unknown>> // its shape is looked at
  if (Array.isArray(records)) return records.map((raw, i) => ({ raw, path: ['Records', i] }))
  const isList = kind === 'EventList' && Array.isArray(items)
  return isList ? items.map((raw, i) => ({ raw, path: ['items', i] })) : [{ raw: value, path: [] }]
}
