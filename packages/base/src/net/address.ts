/** An IP address as four words of 32 bits, the highest first. An IPv4 address is written as IPv6 maps it, `::ffff:a.b.c.d`. */
export type Address = readonly [number, number, number, number]

/**
 * Reads an address: IPv4 in four decimal parts without leading zeros, IPv6 in any form of RFC 4291 §2.2. A zone
 * (`fe80::1%eth0`) is dropped. `undefined` where the text is neither.
 */
export function parseAddress(text: string): Address | undefined {
  if (text.length > MAX_LENGTH) return undefined
  if (!text.includes(':')) {
    const word = parseIpv4(text)
    return word === undefined ? undefined : [0, 0, MAPPED, word]
  }
  return parseIpv6(text.replace(/%[^%]*$/, ''))
}

/** True where the address is one of IPv4. */
export function isIpv4([a, b, c]: Address): boolean {
  return a === 0 && b === 0 && c === MAPPED
}

function parseIpv4(text: string): number | undefined {
  let word = 0
  let parts = 0
  let part = -1
  for (let i = 0; i <= text.length; i++) {
    const digit = text.charCodeAt(i) - ZERO
    if (digit >= 0 && digit <= 9) {
      if (part === 0) return undefined
      part = part < 0 ? digit : part * 10 + digit
      if (part > 255) return undefined
    } else if (part >= 0 && parts < 4 && (i === text.length || text.charCodeAt(i) === DOT)) {
      word = word * 256 + part
      part = -1
      parts++
    } else return undefined
  }
  return parts === 4 ? word : undefined
}

function parseIpv6(text: string): Address | undefined {
  const sides = text.split('::')
  if (sides.length > 2) return undefined
  const [head = [], tail = []] = sides.map(parseGroups)
  if (head === WRONG || tail === WRONG) return undefined
  const missing = 8 - head.length - tail.length
  if (sides.length === 2 ? missing < 1 : missing !== 0) return undefined
  const groups = [...head, ...Array<number>(missing).fill(0), ...tail]
  const word = (i: number): number => (groups[i] ?? 0) * 0x10000 + (groups[i + 1] ?? 0)
  return [word(0), word(2), word(4), word(6)]
}

/** Groups of 16 bits; the last two may be written as an IPv4 address. */
function parseGroups(text: string): readonly number[] {
  if (text === '') return []
  const groups: number[] = []
  const parts = text.split(':')
  for (const [i, part] of parts.entries()) {
    const word = i === parts.length - 1 && part.includes('.') ? parseIpv4(part) : undefined
    if (word !== undefined) groups.push(Math.floor(word / 0x10000), word % 0x10000)
    else if (GROUP.test(part)) groups.push(Number.parseInt(part, 16))
    else return WRONG
  }
  return groups
}

const MAX_LENGTH = 64
const MAPPED = 0xffff
const ZERO = 48
const DOT = 46
const GROUP = /^[0-9a-fA-F]{1,4}$/
const WRONG: readonly number[] = Array<number>(9).fill(0)
