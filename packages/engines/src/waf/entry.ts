import type { Chain } from './program.ts'
import type { Text } from './sieve/text.ts'

/** One value that rules look at. What transformations make of it is kept with it, so that no two rules compute it twice. */
export interface Entry {
  /** `ARGS` */
  readonly variable: string
  /** `id`, as it was sent; empty for a variable of one value. */
  readonly key: string
  readonly lowerKey: string
  readonly value: string
  /** By number of the chain of transformations. */
  made: (string | undefined)[] | undefined
  /** What is in the value, once it was looked at, and in what transformations make of it. */
  texts: (Text | undefined)[] | undefined
}

export function entry(variable: string, key: string, value: string): Entry {
  return { variable, key, lowerKey: key.toLowerCase(), value, made: undefined, texts: undefined }
}

/** `ARGS:id`, or the variable alone. */
export function nameOf({ variable, key }: Entry): string {
  return key === '' ? variable : `${variable}:${key}`
}

/** The value after a chain of transformations, made once. */
export function made(one: Entry, number: number, chains: readonly Chain[]): string {
  if (number === 0) return one.value
  const known = one.made?.[number]
  if (known !== undefined) return known
  const chain = chains[number]
  if (chain === undefined) return one.value
  const before = made(one, chain.parent, chains)
  const after = chain.run(before)
  const value = after === before ? before : after
  one.made ??= []
  one.made[number] = value
  return value
}
