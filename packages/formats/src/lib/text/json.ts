import { UNSAFE_IN_LINES } from './unsafe.ts'

/**
 * The pieces of `shell` printed with an indent of 2, with `items` in the empty list that is its very last value, `depth`
 * maps and lists deep: the text is as if the items had stood there, and is never held whole.
 */
export function* printJsonList(shell: unknown, depth: number, items: Iterable<unknown>): Iterable<string> {
  const text = printJson(shell, 2)
  const at = text.lastIndexOf('[]')
  const indent = `\n${'  '.repeat(depth + 1)}`
  let before = `${text.slice(0, at)}[`
  let isEmpty = true
  for (const item of items) {
    yield before + indent + printJson(item, 2).replaceAll('\n', indent)
    before = ','
    isEmpty = false
  }
  yield `${isEmpty ? before : `\n${'  '.repeat(depth)}`}]${text.slice(at + 2)}\n`
}

/**
 * JSON that is also safe to show: what could steer a terminal or reorder text is written `\u001b`, which reads back as
 * the same text (RFC 8259 §7). `indent` is in spaces, 0 for one line. A bigint is written as text, and what JSON does not have as null.
 */
export function printJson(value: unknown, indent: number): string {
  const text = JSON.stringify(
    value ?? null,
    (_key, part: unknown) => (typeof part === 'bigint' ? `${part}` : part),
    indent,
  )
  return text.replace(UNSAFE_IN_LINES, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
