import { StateError } from './state-error.ts'

/** Where a page ends, by the one value that orders it. */
export function printPlace(value: string): string {
  return Buffer.from(value, 'utf8').toString('base64url')
}

/** Throws a StateError for a text that no page gave. */
export function parsePlace(text: string): string {
  const value = Buffer.from(text, 'base64url').toString('utf8')
  if (value === '' || printPlace(value) !== text)
    throw new StateError('the place of the page is not one that a page gave', 'invalid')
  return value
}

/** Throws a StateError for a length that no page may have. */
export function checkedLimit(limit: number): number {
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > MAX_PAGE)
    throw new StateError(`a page has 1 to ${MAX_PAGE} entries, not ${limit}`, 'invalid')
  return limit
}

const MAX_PAGE = 500
