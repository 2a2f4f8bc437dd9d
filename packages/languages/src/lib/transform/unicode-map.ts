/** Code point → byte, as a code page of a Unicode map file (`SecUnicodeMapFile`) says. */
export type UnicodeMap = ReadonlyMap<number, number>

/**
 * Reads one code page of a Unicode map file: lines of `code:byte` pairs in hexadecimal below a line that begins with the
 * page's number. `undefined` where the page is not in the file.
 */
export function parseUnicodeMap(text: string, page: number): UnicodeMap | undefined {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => Number.parseInt(line, 10) === page && /^\d+(?: |$)/.test(line))
  if (start < 0) return undefined
  const end = lines.findIndex((line, i) => i > start && /^\d+ \(/.test(line))
  const pairs = lines.slice(start, end < 0 ? undefined : end).join(' ')
  return new Map([...pairs.matchAll(PAIR)].map(([, code = '', byte = '']) => [hex(code), hex(byte)]))
}

function hex(digits: string): number {
  return Number.parseInt(digits, 16)
}

const PAIR = /\b([0-9a-fA-F]{4}):([0-9a-fA-F]{2})\b/g
