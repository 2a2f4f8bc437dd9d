import { resolvePlain } from '../../lib/yaml/index.ts'

/** How a text is written in YAML: a style of one line, or a block. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal'

/** The style that the YAML library of Kubernetes and Helm chooses. */
export function styleOf(text: string, isKey: boolean): ScalarStyle {
  if (text.includes('\n') && !isKey) return UNPRINTABLE.test(text) || / (?:\n|$)/.test(text) ? 'double' : 'literal'
  if (resolvesElsewhere(text) || UNPRINTABLE.test(text) || text.includes('\n')) return 'double'
  return mustQuote(text) ? 'single' : 'plain'
}

/** True where the text, unquoted, would be read as something else. */
function resolvesElsewhere(text: string): boolean {
  return typeof resolvePlain(text) !== 'string' || BASE_60.test(text) || TIMESTAMP.test(text) || NUMERIC.test(text)
}

function mustQuote(text: string): boolean {
  if (text.startsWith('---') || text.startsWith('...') || text.startsWith(' ') || text.endsWith(' ')) return true
  return INDICATOR_START.test(text) || text.includes(': ') || text.endsWith(':') || text.includes(' #')
}

export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

export function doubleQuoted(text: string): string {
  const escaped = text.replace(ESCAPED, (c) => {
    const known = ESCAPES.get(c)
    if (known !== undefined) return known
    const code = c.codePointAt(0) ?? 0
    if (code <= 0xff) return `\\x${hex(code, 2)}`
    return code <= 0xffff ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`
  })
  return `"${escaped}"`
}

function hex(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, '0')
}

const BASE_60 = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/
const TIMESTAMP = /^\d{4}-\d\d?-\d\d?(?:$|[Tt]|[ \t])/
const NUMERIC = /^[-+]?(?:0b[01_]+|0o[0-7_]+|0x[\da-fA-F_]+)$/
const INDICATOR_START = /^(?:[-?:](?= |$)|[,[\]{}#&*!|>'"%@`])/
/** Control characters, and what is beyond the basic plane. */
const UNPRINTABLE = /[^\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/
const ESCAPED = /["\\]|[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/gu
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\0', '\\0'],
  ['\u0007', '\\a'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\v', '\\v'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['\u001b', '\\e'],
  ['\u0085', '\\N'],
  ['\u2028', '\\L'],
  ['\u2029', '\\P'],
])
