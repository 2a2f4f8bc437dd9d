/**
 * The text of a block scalar from its lines (YAML 1.2 §8.1). Literal keeps line ends. Folded makes one space of a line
 * end between two lines of text, and keeps those around blank lines and lines that begin with white space.
 */
export function foldBlock(
  lines: readonly string[],
  style: 'literal' | 'folded',
  chomp: 'clip' | 'strip' | 'keep',
): string {
  const last = lines.findLastIndex((line) => line !== '')
  const content = lines.slice(0, last + 1)
  const text = style === 'literal' ? content.join('\n') : folded(content)
  const trailing = lines.length - content.length
  if (chomp === 'keep') return text + '\n'.repeat(content.length === 0 ? trailing : trailing + 1)
  return chomp === 'clip' && content.length > 0 ? `${text}\n` : text
}

/** The text of a quoted scalar of several lines (YAML 1.2 §7.3.1): a line end becomes a space, blank lines become line ends. */
export function foldQuoted(lines: readonly string[]): string {
  const last = lines.length - 1
  let text = (lines[0] ?? '').replace(TRAILING_SPACES, '')
  let blank = 0
  for (let i = 1; i <= last; i++) {
    const line = (lines[i] ?? '').replace(LEADING_SPACES, '')
    const content = i === last ? line : line.replace(TRAILING_SPACES, '')
    if (content === '' && i < last) blank++
    else {
      text += (blank === 0 ? ' ' : '\n'.repeat(blank)) + content
      blank = 0
    }
  }
  return text
}

function folded(lines: readonly string[]): string {
  let text = ''
  let blank = 0
  let before: 'nothing' | 'text' | 'spaced' = 'nothing'
  for (const line of lines) {
    if (line === '') {
      blank++
      continue
    }
    const kind = line.startsWith(' ') || line.startsWith('\t') ? 'spaced' : 'text'
    text += gapBetween(before, kind, blank) + line
    before = kind
    blank = 0
  }
  return text
}

function gapBetween(before: 'nothing' | 'text' | 'spaced', next: 'text' | 'spaced', blank: number): string {
  if (before === 'nothing') return '\n'.repeat(blank)
  if (before === 'text' && next === 'text') return blank === 0 ? ' ' : '\n'.repeat(blank)
  return '\n'.repeat(blank + 1)
}

const LEADING_SPACES = /^ +/
const TRAILING_SPACES = /(?<! ) +$/
