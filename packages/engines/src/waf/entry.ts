/** One value that rules look at. What transformations make of it is kept with it, so that no two rules compute it twice. */
export interface Entry {
  /** `ARGS` */
  readonly variable: string
  /** `id`, as it was sent; empty for a variable of one value. */
  readonly key: string
  readonly lowerKey: string
  readonly value: string
  /** By number of the chain of transformations. */
  readonly made: (string | undefined)[]
}

export function entry(variable: string, key: string, value: string): Entry {
  return { variable, key, lowerKey: key.toLowerCase(), value, made: [] }
}

/** `ARGS:id`, or the variable alone. */
export function nameOf({ variable, key }: Entry): string {
  return key === '' ? variable : `${variable}:${key}`
}
