import { type Document, isContainer } from '../document/index.ts'

/** The maps and lists of a document that stand in more than one place of it, by aliases and merge keys. */
export function sharedCollections(document: Document): ReadonlySet<object> {
  const shared = new Set<object>()
  const seen = new Set<object>()
  const pending: unknown[] = [document.value]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (!isContainer(next)) continue
    if (seen.has(next)) shared.add(next)
    else for (const inner of Object.values(next)) if (isContainer(inner)) pending.push(inner)
    seen.add(next)
  }
  for (const merged of sharingEntries(document)) shared.add(merged)
  return shared
}

/** Maps with an entry that is written elsewhere, and the maps where it is written. */
function* sharingEntries(document: Document): Iterable<object> {
  const owners = new Map<number, object>()
  for (const [value, { keys, offsets }] of document.places) {
    if (keys === undefined) continue
    for (let i = 0; i < offsets.length; i += 4) {
      const start = offsets[i] ?? 0
      const owner = owners.get(start)
      if (owner !== undefined && owner !== value) yield* [owner, value]
      owners.set(start, value)
    }
  }
}
