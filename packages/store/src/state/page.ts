import { type Cursor, parseCursor } from './cursor.ts'
import { StateError } from './state-error.ts'

/** Which page of a list is asked for. */
export interface PageQuery {
  /** From 1 to 500. */
  readonly limit: number
  /** `next` of the page before. */
  readonly after: string | undefined
}

/** The place that a page begins after, `undefined` for the first. Throws a StateError for a page that cannot be. */
export function startOf({ limit, after }: PageQuery, shape: readonly ('number' | 'string')[]): Cursor | undefined {
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > MAX_PAGE)
    throw new StateError(`a page has 1 to ${MAX_PAGE} rows, not ${limit}`, 'invalid')
  if (after === undefined) return undefined
  const cursor = parseCursor(after, shape)
  if (cursor === undefined) throw new StateError('the place of the page is not one that a page gave', 'invalid')
  return cursor
}

const MAX_PAGE = 500
