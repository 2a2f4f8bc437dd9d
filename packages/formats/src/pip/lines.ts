/** A line of a requirement file, joined with those that a backslash continues, without its comment. */
export interface LogicalLine {
  readonly text: string
  /** Offsets of its first line. */
  readonly start: number
  readonly end: number
}

/** The lines of a requirement file that say something. (pip, Requirements File Format.) */
export function logicalLines(text: string): readonly LogicalLine[] {
  const found: LogicalLine[] = []
  let pieces: string[] = []
  let extent = { start: 0, end: 0 }
  let offset = 0
  for (const line of text.split('\n')) {
    const content = line.trimEnd()
    if (pieces.length === 0) extent = { start: offset, end: offset + content.length }
    offset += line.length + 1
    pieces.push(content.endsWith('\\') ? content.slice(0, -1) : content)
    if (content.endsWith('\\') && offset <= text.length) continue
    const joined = withoutComment(pieces.join('')).trim()
    if (joined !== '') found.push({ text: joined, ...extent })
    pieces = []
  }
  return found
}

/** pip wants a space before the sign; others do not, and no name or version holds it. An address may. */
function withoutComment(line: string): string {
  const sign = line.includes('://') ? /(?:^|\s)#/ : /#/
  const at = line.search(sign)
  return at < 0 ? line : line.slice(0, at)
}
