import { sha256 } from '@ringwall/base/hash'
import type { Inventory } from '@ringwall/model'

/** A UUID of an inventory, the same for the same one: version 8 of RFC 9562, made of a hash. */
export function serialOf({ target, time, packages }: Inventory): string {
  const hex = sha256([target, String(time), ...packages.map(({ purl, at }) => `${purl} ${at.file}`)])
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)]
  return parts.join('-')
}
