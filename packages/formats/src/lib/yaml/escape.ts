/** The text of a double-quoted scalar of one line (YAML 1.2 §5.7), or `undefined` where an escape is none. */
export function unescapeLine(raw: string): string | undefined {
  let isWrong = false
  const text = raw.replace(ESCAPE, (whole, hex2, hex4, hex8, single: string | undefined) => {
    const hex: string | undefined = hex2 ?? hex4 ?? hex8
    const made = hex === undefined ? SINGLE.get(single ?? '') : fromHex(hex)
    if (made === undefined) isWrong = true
    return made ?? whole
  })
  return isWrong ? undefined : text
}

function fromHex(hex: string): string | undefined {
  const code = Number.parseInt(hex, 16)
  return code > 0x10ffff ? undefined : String.fromCodePoint(code)
}

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]|$))/g
const SINGLE: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\u001b'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
])
