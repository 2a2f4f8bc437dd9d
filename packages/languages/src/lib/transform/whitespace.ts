/** White space as C has it, and the no-break space of Latin-1. */
export function compressWhitespace(value: string): string {
  return value.replace(SPACES, ' ')
}

export function removeWhitespace(value: string): string {
  return value.replace(SPACES, '')
}

export function trim(value: string): string {
  return trimLeft(trimRight(value))
}

export function trimLeft(value: string): string {
  let start = 0
  while (isSpace(value.charCodeAt(start))) start++
  return value.slice(start)
}

export function trimRight(value: string): string {
  let end = value.length
  while (end > 0 && isSpace(value.charCodeAt(end - 1))) end--
  return value.slice(0, end)
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13)
}

const SPACES = /[\t-\r \xa0]+/g
