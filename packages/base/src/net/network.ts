import { type Address, isIpv4, parseAddress } from './address.ts'

/** A range of addresses that share their first bits. */
export interface Network {
  /** Bits of the prefix, counted as IPv6 counts them: 96 more for a network of IPv4. */
  readonly prefix: number
  readonly first: Address
  contains(address: Address): boolean
}

/**
 * Reads CIDR notation (RFC 4632 §3.1, RFC 4291 §2.3), or a sole address, which is a network of one. `undefined` where the
 * text is neither, or has bits set behind its prefix. A network of IPv6 holds no address of IPv4, however wide it is.
 */
export function parseNetwork(text: string): Network | undefined {
  const slash = text.indexOf('/')
  const first = parseAddress(slash < 0 ? text : text.slice(0, slash))
  if (first === undefined) return undefined
  const isV4 = isIpv4(first) && !text.includes(':')
  const length = slash < 0 ? (isV4 ? 32 : 128) : readLength(text.slice(slash + 1), isV4 ? 32 : 128)
  if (length === undefined) return undefined
  const prefix = isV4 ? length + 96 : length
  const masks = [0, 32, 64, 96].map((from) => maskOf(prefix - from))
  if (first.some((word, i) => (word & ~(masks[i] ?? 0)) !== 0)) return undefined
  return {
    prefix,
    first,
    contains: (address) => isWithin(first, masks, address) && (isV4 || prefix >= 96 || !isIpv4(address)),
  }
}

function readLength(text: string, max: number): number | undefined {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= max ? Number(text) : undefined
}

/** The first `bits` of a word set. */
function maskOf(bits: number): number {
  if (bits <= 0) return 0
  return bits >= 32 ? -1 : -1 << (32 - bits)
}

function isWithin(first: Address, masks: readonly number[], address: Address): boolean {
  for (let i = 0; i < 4; i++) if ((((first[i] ?? 0) ^ (address[i] ?? 0)) & (masks[i] ?? 0)) !== 0) return false
  return true
}
