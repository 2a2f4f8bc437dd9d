import { UNSAFE_IN_LINES } from './unsafe.ts'

/** The pieces of a JSON text whose very last value is an empty list `[]`, with `items` in it: see `printJsonLists`. */
export function printJsonList(shell: unknown, depth: number, items: Iterable<unknown>): Iterable<string> {
  return printJsonLists(shell, depth, [items])
}

/**
 * The pieces of `shell` printed with an indent of 2, with `lists` in the empty lists that are its very last values, `depth`
 * maps and lists deep: the text is as if the items had stood there, and is never held whole.
 */
export function* printJsonLists(shell: unknown, depth: number, lists: readonly Iterable<unknown>[]): Iterable<string> {
  const text = printJson(shell, 2)
  let from = 0
  for (const [i, at] of lastLists(text, lists.length).entries()) {
    yield* printItems(`${text.slice(from, at)}[`, depth, lists[i] ?? [])
    from = at + 2
  }
  yield `${text.slice(from)}\n`
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

/** Where the last `count` empty lists begin. */
function lastLists(text: string, count: number): readonly number[] {
  const found: number[] = []
  for (let before = text.length; found.length < count; before = (found[0] ?? 0) - 1)
    found.unshift(text.lastIndexOf('[]', before))
  return found
}

function* printItems(open: string, depth: number, items: Iterable<unknown>): Iterable<string> {
  const indent = `\n${'  '.repeat(depth + 1)}`
  let before = open
  let isEmpty = true
  for (const item of items) {
    yield before + indent + printJson(item, 2).replaceAll('\n', indent)
    before = ','
    isEmpty = false
  }
  yield isEmpty ? `${before}]` : `\n${'  '.repeat(depth)}]`
}
