/** What a scalar may become. */
export type ScalarValue = string | number | boolean | null

/**
 * A plain (unquoted) scalar as Kubernetes reads it: YAML 1.1 as in the library that kubectl and the API server use,
 * so `yes`, `on`, `0644` and `0x1f` are a boolean, a boolean, 420 and 31, `y` and `n` booleans too. Timestamps stay text.
 */
export function resolvePlain(text: string): ScalarValue {
  const first = text.charCodeAt(0)
  if (text === '' || text === '~') return null
  if (isNumberStart(first)) return resolveNumber(text)
  if (text.length > 5) return text
  const word = WORDS.get(text)
  return word === undefined ? text : word
}

function isNumberStart(c: number): boolean {
  return (c >= 48 && c <= 57) || c === 43 || c === 45 || c === 46
}

function resolveNumber(text: string): ScalarValue {
  if (text.length > MAX_NUMBER) return text
  if (INTEGER.test(text)) return integer(text.replaceAll('_', ''))
  if (FLOAT.test(text)) return Number(text.replaceAll('_', ''))
  return SPECIAL_FLOATS.get(text) ?? text
}

function integer(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1
  const digits = text.replace(/^[-+]/, '')
  if (/^0[0-7]+$/.test(digits)) return sign * Number.parseInt(digits, 8)
  return sign * Number(digits)
}

const MAX_NUMBER = 64
const INTEGER = /^[-+]?(?:0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+|0[0-7_]*|[1-9][0-9_]*)$/
const FLOAT = /^[-+]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?$/
const SPECIAL_FLOATS: ReadonlyMap<string, number> = new Map([
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((t) => [t, Number.POSITIVE_INFINITY] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((t) => [t, Number.NEGATIVE_INFINITY] as const),
  ...['.nan', '.NaN', '.NAN'].map((t) => [t, Number.NaN] as const),
])
const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...['null', 'Null', 'NULL'].map((w) => [w, null] as const),
  ...['true', 'True', 'TRUE', 'y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map((w) => [w, true] as const),
  ...['false', 'False', 'FALSE', 'n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map((w) => [w, false] as const),
])
