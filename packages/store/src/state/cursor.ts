/** Where a page ends: the values by which its rows are ordered. */
export type Cursor = readonly (number | string)[]

export function printCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/** `undefined` for a text that no page of this `shape` gave. */
export function parseCursor(text: string, shape: readonly ('number' | 'string')[]): Cursor | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(value) || value.length !== shape.length) return undefined
    const isRight = value.every((part: unknown, i) =>
      shape[i] === 'number' ? Number.isSafeInteger(part) : typeof part === 'string',
    )
    // Each part was just looked at.
    return isRight ? (value as Cursor) : undefined
  } catch {
    return undefined
  }
}
