/** Numeric character references and the five names that ModSecurity knows, undone to one byte each. */
export function htmlEntityDecode(value: string): string {
  if (!value.includes('&')) return value
  return value.replace(
    ENTITY,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (hex !== undefined) return String.fromCharCode(lowByte(hex, 16))
      if (decimal !== undefined) return String.fromCharCode(lowByte(decimal, 10))
      return NAMES[(name ?? '').toLowerCase()] ?? whole
    },
  )
}

/** As C's `strtol` and a cast to a byte: what does not fit a signed 64-bit number is its greatest. */
function lowByte(digits: string, radix: number): number {
  const plain = digits.replace(/^0+/, '')
  if (plain.length > (radix === 16 ? 16 : 19)) return 255
  const wide = plain === '' ? 0n : BigInt(radix === 16 ? `0x${plain}` : plain)
  return wide > 0x7fffffffffffffffn ? 255 : Number(wide & 255n)
}

const ENTITY = /&(?:#[xX]([0-9a-fA-F]+)|#(\d+)|([A-Za-z0-9]+));?/g
const NAMES: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', nbsp: '\xa0' }
