/** A directive's text without its line breaks, and where it begins. */
export interface LogicalLine {
  readonly line: number
  readonly text: string
}

/**
 * The directives of a file: comments and empty lines gone, lines that end in a backslash joined to the next without its
 * indent. A block between lines that end and begin with a backtick is one argument.
 */
export function logicalLines(text: string): readonly LogicalLine[] {
  const lines: LogicalLine[] = []
  let open: LogicalLine | undefined
  let isBlock = false
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const trimmed = raw.trim()
    if (isBlock) {
      isBlock = !trimmed.startsWith('`')
      open = { line: open?.line ?? i + 1, text: `${open?.text ?? ''}${isBlock ? `${trimmed} ` : trimmed}` }
      if (isBlock) continue
      lines.push(open)
      open = undefined
      continue
    }
    if (open === undefined && (trimmed === '' || trimmed.startsWith('#'))) continue
    const isContinued = trimmed.endsWith('\\')
    const part = isContinued ? trimmed.slice(0, -1) : trimmed
    open = { line: open?.line ?? i + 1, text: `${open?.text ?? ''}${part}` }
    isBlock = !isContinued && trimmed.endsWith('`') && trimmed.split('`').length === 2
    if (isContinued || isBlock) continue
    lines.push(open)
    open = undefined
  }
  return open === undefined ? lines : [...lines, open]
}
