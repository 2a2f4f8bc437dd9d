import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/** Finds the address of a host, and refuses one that messages must not go to. */
export type AddressGuard = (host: string) => Promise<Guarded>

export type Guarded =
  | { readonly kind: 'allowed'; readonly address: string; readonly isPublic: boolean }
  | { readonly kind: 'refused'; readonly because: string }

/** A range of addresses in CIDR notation, or a single one. */
export interface Range {
  readonly address: string
  readonly prefix: number
  readonly family: 'ipv4' | 'ipv6'
}

/** `undefined` for a text that is no range. */
export function parseRange(text: string): Range | undefined {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return undefined
  const most = version === 4 ? 32 : 128
  const prefix = bits === undefined ? most : Number(bits)
  return prefix > most ? undefined : { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' }
}

/**
 * Allows addresses of the public Internet, and those of `ranges`. What a name means is asked once and the answer is used, so
 * that it cannot mean something else when it is connected to; of a name with several addresses, all must be allowed.
 */
export function addressGuard(ranges: readonly Range[]): AddressGuard {
  const also = new BlockList()
  for (const { address, prefix, family } of ranges) also.addSubnet(address, prefix, family)
  return async (host) => {
    const addresses = await addressesOf(host)
    if (addresses.length === 0) return { kind: 'refused', because: `${host} has no address` }
    const odd = addresses.find((address) => !isPublic(address) && !includes(also, address))
    if (odd !== undefined) return { kind: 'refused', because: `${host} is ${odd}, which is not public and not allowed` }
    const [address = ''] = addresses
    return { kind: 'allowed', address, isPublic: addresses.every(isPublic) }
  }
}

async function addressesOf(host: string): Promise<readonly string[]> {
  const bare = host.replace(/^\[|\]$/g, '')
  if (isIP(bare) !== 0) return [plain(bare)]
  try {
    return (await lookup(host, { all: true, order: 'ipv4first' })).map(({ address }) => plain(address))
  } catch {
    return []
  }
}

/** An IPv4 address that is written as one of IPv6 is judged, and connected to, as what it is. */
function plain(address: string): string {
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  return inner !== undefined && isIP(inner) === 4 ? inner : address
}

function isPublic(address: string): boolean {
  return isIP(address) === 4 ? !SPECIAL.check(address) : includes(GLOBAL, address) && !includes(SPECIAL, address)
}

function includes(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')
}

/** Of the registries of special-purpose addresses (RFC 6890) what is not globally reachable, and what leads to other addresses. */
const SPECIAL_RANGES = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
]
const SPECIAL = listOf(SPECIAL_RANGES)
/** Outside it nothing of IPv6 is reachable globally (RFC 4291 §2.4). */
const GLOBAL = listOf(['2000::/3'])

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const text of ranges) {
    const range = parseRange(text)
    if (range !== undefined) list.addSubnet(range.address, range.prefix, range.family)
  }
  return list
}
