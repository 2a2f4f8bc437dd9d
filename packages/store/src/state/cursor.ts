/** Where a page ends: the values by which findings are ordered. */
export interface Cursor {
  readonly severity: number
  readonly lastSeen: number
  readonly fingerprint: string
}

export function printCursor({ severity, lastSeen, fingerprint }: Cursor): string {
  return Buffer.from(JSON.stringify([severity, lastSeen, fingerprint])).toString('base64url')
}

/** `undefined` for a text that no page gave. */
export function parseCursor(text: string): Cursor | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(value) || value.length !== 3) return undefined
    const [severity, lastSeen, fingerprint] = value as readonly unknown[]
    const isRight = Number.isSafeInteger(severity) && Number.isSafeInteger(lastSeen) && typeof fingerprint === 'string'
    return isRight
      ? { severity: Number(severity), lastSeen: Number(lastSeen), fingerprint: String(fingerprint) }
      : undefined
  } catch {
    return undefined
  }
}
