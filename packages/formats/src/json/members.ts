/** Members of a JSON object that nobody has looked at. */
export type Members = Readonly<Record<string, unknown>>

/** The members of an object; none of what is no object. */
export function members(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {}
}

/** A list of texts, or `undefined`. */
export function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((element) => typeof element === 'string') ? value : undefined
}

/** A whole number that is not negative, or `undefined`. */
export function whole(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined
}
