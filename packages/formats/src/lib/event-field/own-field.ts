export type Reader = (raw: unknown) => unknown

/** Reads an own property of a map; of anything else, and what is only inherited, `undefined`. */
export function ownField(name: string): Reader {
  if (name in Object.prototype) return (raw) => (isRecord(raw) && Object.hasOwn(raw, name) ? raw[name] : undefined)
  return (raw) => (isRecord(raw) ? raw[name] : undefined)
}

/** True for whatever has properties, lists too. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
