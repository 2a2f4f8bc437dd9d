/** A value as JSON holds it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

export interface JsonObject {
  readonly [name: string]: Json | undefined
}

/**
 * The one text of a value, for hashing: members in the order of their UTF-16 code units, no spaces (RFC 8785). Members that are
 * undefined are left out. Recurses as deep as the value is.
 */
export function canonicalJson(value: Json): string {
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members: string[] = []
  for (const name of Object.keys(value).sort()) {
    const member = value[name]
    if (member !== undefined) members.push(`${JSON.stringify(name)}:${canonicalJson(member)}`)
  }
  return `{${members.join(',')}}`
}

/** `Array.isArray` does not narrow lists that are read only. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
