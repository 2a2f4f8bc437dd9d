/** The lines of a key with its value, `indent` spaces deep. For reading: the fix itself is written by `ringwall fix`. */
export function printYaml(key: string, value: unknown, indent: number): readonly string[] {
  const start = `${' '.repeat(indent)}${key}`
  if (typeof value !== 'object' || value === null) return [`${start} ${printScalar(value)}`]
  const entries = Array.isArray(value)
    ? value.map((item) => ['-', item] as const)
    : Object.entries(value).map(([k, v]) => [`${k}:`, v] as const)
  if (entries.length === 0) return [`${start} ${Array.isArray(value) ? '[]' : '{}'}`]
  if (indent > DEEPEST) return [`${start} …`]
  return [start, ...entries.flatMap(([inner, item]) => printYaml(inner, item, indent + 2))]
}

function printScalar(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'null'
  return PLAIN.test(value) && !RESERVED.test(value) ? value : JSON.stringify(value)
}

/** Words that need no quotes. */
const PLAIN = /^[A-Za-z/][\w./-]*$/
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i
const DEEPEST = 60
