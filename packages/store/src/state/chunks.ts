/** SQLite takes 32,766 parameters in a statement, a row has up to twenty. */
export function* chunks<T>(all: readonly T[]): Iterable<readonly T[]> {
  for (let i = 0; i < all.length; i += CHUNK) yield all.slice(i, i + CHUNK)
}

const CHUNK = 1000
