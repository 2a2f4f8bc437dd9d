/**
 * A pattern of PCRE over bytes as RE2 reads it: `\s` and `\h` as PCRE's, its single-letter escapes, and no possessive mark,
 * which changes no match of these engines' common part but the few that are refused.
 */
export function translate(pattern: string): string {
  let out = ''
  let isClass = false
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] ?? ''
    if (c === '\\') {
      out += escapeAt(pattern, i + 1, isClass)
      i += 1
    } else if (isClass) {
      const name = c === '[' ? /^\[:\^?\w+:\]/.exec(pattern.slice(i, i + 16))?.[0] : undefined
      if (name !== undefined) {
        out += name === '[:space:]' ? SPACE : name
        i += name.length - 1
        continue
      }
      if (c === ']') isClass = false
      out += c === '[' ? '\\[' : c
    } else if (c === '[') {
      isClass = true
      const open = /^\[\^?\]?/.exec(pattern.slice(i, i + 3))?.[0] ?? c
      out += open.replace(']', '\\]')
      i += open.length - 1
    } else out += c
  }
  return out
}

function escapeAt(pattern: string, at: number, isClass: boolean): string {
  const letter = pattern[at] ?? ''
  const shorthand = SHORTHANDS[letter]
  if (shorthand !== undefined && letter === letter.toLowerCase()) return isClass ? shorthand : `[${shorthand}]`
  if (shorthand !== undefined && !isClass) return `[^${shorthand}]`
  if (letter === 'S' && isClass) return '\\x00-\\x08\\x0e-\\x1f!-\\xff'
  if (letter === 'e') return '\\x1b'
  if (letter === 'Z') return '\\n?\\z'
  if (PLAIN.test(letter)) return letter
  return `\\${letter}`
}

const SPACE = '\\t-\\r '
const SHORTHANDS: Readonly<Record<string, string>> = { s: SPACE, S: SPACE, h: '\\t ', H: '\\t ' }
/** RE2 refuses these escaped: PCRE takes them as they are. */
const PLAIN = /[_\x80-\xff]/
