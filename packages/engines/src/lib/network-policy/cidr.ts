/** True where a block of IPv4 addresses (`10.0.0.0/8`) holds an address; false where either is none. (RFC 4632.) */
export function containsAddress(cidr: string, address: string): boolean {
  const [base = '', bits = ''] = cidr.split('/', 2)
  const [from, wanted] = [parseAddress(base), parseAddress(address)]
  if (from === undefined || wanted === undefined || !BITS.test(bits)) return false
  const size = 2 ** (32 - Number(bits))
  return size >= 1 && Math.floor(from / size) === Math.floor(wanted / size)
}

function parseAddress(text: string): number | undefined {
  const parts = text.split('.', 5)
  const isAddress = parts.length === 4 && parts.every((part) => BYTE.test(part) && Number(part) < 256)
  return isAddress ? parts.reduce((sum, part) => sum * 256 + Number(part), 0) : undefined
}

const BITS = /^\d{1,2}$/
const BYTE = /^\d{1,3}$/
