/** Offset at which the line of `offset` begins. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

/** Offset of the end of the line of `offset`, before its line end. */
export function lineEnd(text: string, offset: number): number {
  const next = text.indexOf('\n', offset)
  if (next < 0) return text.length
  return next > offset && text[next - 1] === '\r' ? next - 1 : next
}

/** Offset at which the line after that of `offset` begins, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const next = text.indexOf('\n', offset)
  return next < 0 ? text.length : next + 1
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset)
}

/** The line end that the text uses, as its first line has it. */
export function lineEnding(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n')
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n'
}

/** What stands before `offset` in its line. */
export function before(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), offset)
}

/** Offset of the first character from `offset` on that is no white space, or the end of the text. */
export function skipBlank(text: string, offset: number): number {
  let at = offset
  while (at < text.length && isBlank(text[at])) at++
  return at
}

/** `end` without the white space before it. */
export function trimmedEnd(text: string, end: number): number {
  let at = end
  while (at > 0 && isBlank(text[at - 1])) at--
  return at
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r'
}
