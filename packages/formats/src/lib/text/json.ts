import { UNSAFE_IN_LINES } from './unsafe.ts'

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
