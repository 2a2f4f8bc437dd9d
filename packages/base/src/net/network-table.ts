import type { Address } from './address.ts'
import type { Network } from './network.ts'

/** Networks with a value each; finds those that hold an address, by one look-up for every length of prefix there is. */
export interface NetworkTable<T> {
  find(address: Address): readonly T[]
}

export function networkTable<T>(entries: readonly (readonly [network: Network, value: T])[]): NetworkTable<T> {
  const byPrefix = Array.from(
    Map.groupBy(entries, ([{ prefix }]) => prefix),
    ([prefix, of]) => [prefix, Map.groupBy(of, ([{ first }]) => keyOf(first, prefix))] as const,
  )
  return {
    find: (address) =>
      byPrefix.flatMap(([prefix, networks]) =>
        (networks.get(keyOf(address, prefix)) ?? [])
          .filter(([network]) => network.contains(address))
          .map(([, value]) => value),
      ),
  }
}

/** The first `prefix` bits, in whole hexadecimal words and what is left of the next. */
function keyOf(address: Address, prefix: number): string {
  const words = Math.ceil(prefix / 32)
  const rest = words * 32 - prefix
  return address
    .slice(0, words)
    .map((word, i) => (i === words - 1 ? Math.floor(word / 2 ** rest) : word).toString(16))
    .join(':')
}
