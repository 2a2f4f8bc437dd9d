import { err, ok, type Result } from '@ringwall/model'
import { type Operator, plainOperator } from './operator.ts'

/** `@ipMatch`: addresses and networks of both families, apart by commas or white space. */
export function ipMatch(argument: string): Result<Operator, string> {
  const networks: Network[] = []
  for (const part of argument.split(/[\n,]/).map((text) => text.replace(/#.*/, '').trim())) {
    if (part === '') continue
    const network = parseNetwork(part)
    if (network === undefined) return err(`${JSON.stringify(part)} is not an address or a network`)
    networks.push(network)
  }
  return ok(
    plainOperator((value) => {
      const address = parseAddress(value.trim())
      return address !== undefined && networks.some((network) => holds(network, address))
    }),
  )
}

/** 4 or 16 bytes. */
type Address = readonly number[]

interface Network {
  readonly address: Address
  readonly bits: number
}

function parseNetwork(text: string): Network | undefined {
  const [host = '', mask] = text.split('/')
  const address = parseAddress(host)
  if (address === undefined) return undefined
  const most = address.length * 8
  if (mask === undefined) return { address, bits: most }
  if (/^\d{1,3}$/.test(mask)) return Number(mask) <= most ? { address, bits: Number(mask) } : undefined
  const bytes = parseV4(mask)
  if (bytes === undefined || address.length !== 4) return undefined
  return { address, bits: bytes.reduce((bits, byte) => bits + (byte.toString(2).match(/1/g)?.length ?? 0), 0) }
}

function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? parseV6(text) : parseV4(text)
}

function parseV4(text: string): Address | undefined {
  const bytes = text.split('.')
  return bytes.length === 4 && bytes.every((byte) => /^\d{1,3}$/.test(byte) && Number(byte) <= 255)
    ? bytes.map(Number)
    : undefined
}

function parseV6(text: string): Address | undefined {
  const tail = /:(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1]
  const v4 = tail === undefined ? undefined : parseV4(tail)
  if (tail !== undefined && v4 === undefined) return undefined
  const plain = v4 === undefined || tail === undefined ? text : text.slice(0, -tail.length) + v4Groups(v4)
  const halves = plain.split('::')
  if (halves.length > 2) return undefined
  const [before = [], after = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - before.length - after.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after]
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined
  return groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
}

function v4Groups([a = 0, b = 0, c = 0, d = 0]: Address): string {
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
}

function holds({ address: network, bits }: Network, address: Address): boolean {
  if (network.length !== address.length) return false
  for (let i = 0, left = bits; left > 0; i++, left -= 8) {
    const shift = Math.max(0, 8 - left)
    if ((network[i] ?? 0) >> shift !== (address[i] ?? 0) >> shift) return false
  }
  return true
}
