/** Each C comment, also one left open, becomes a space. */
export function replaceComments(value: string): string {
  let out = ''
  let at = 0
  for (;;) {
    const open = value.indexOf('/*', at)
    if (open < 0) return at === 0 ? value : out + value.slice(at)
    out += `${value.slice(at, open)} `
    const close = value.indexOf('*/', open + 2)
    if (close < 0) return out
    at = close + 2
  }
}

/**
 * Comments of C and HTML are cut out; from `--` or `#` on, all is one space, as what a comment left open holds. The byte
 * after a comment is taken as it is, and is NUL at the end: what the reference does.
 */
export function removeComments(value: string): string {
  let out = ''
  let at = 0
  while (at < value.length) {
    const rest = COMMENT_START.exec(value.slice(at))
    if (rest === null) return out + value.slice(at)
    out += value.slice(at, at + rest.index)
    const start = rest[0]
    if (start === '--' || start === '#') return `${out} `
    const close = /\*\/|-->/g
    close.lastIndex = at + rest.index + start.length
    const end = close.exec(value)
    if (end === null) return `${out} `
    out += value[close.lastIndex] ?? '\0'
    at = close.lastIndex + 1
  }
  return out
}

/** The marks that begin and end comments are cut out, and what is between them stays. */
export function removeCommentsChar(value: string): string {
  return value.replace(COMMENT_MARK, '')
}

const COMMENT_START = /\/\*|<!--|--|#/
const COMMENT_MARK = /\/\*|\*\/|<!--|-->|--|#/g
