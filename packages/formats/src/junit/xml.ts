import { printable } from '../lib/text/index.ts'

/** An element, its attributes and its content: elements or text. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string | number>>
  readonly content: readonly Element[] | string
}

/** The pieces of an XML 1.0 document, two spaces a level. Text is never markup, and only characters that XML 1.0 has (§2.2) are written. */
export function* printXml(root: Element): Iterable<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield* printElement(root, '')
}

function* printElement({ name, attributes, content }: Element, indent: string): Iterable<string> {
  const start = [
    name,
    ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeAttribute(String(value))}"`),
  ]
  const open = `${indent}<${start.join(' ')}`
  if (content.length === 0) yield `${open}/>\n`
  else if (typeof content === 'string') yield `${open}>${escapeXml(content)}</${name}>\n`
  else {
    yield `${open}>\n`
    for (const element of content) yield* printElement(element, `${indent}  `)
    yield `${indent}</${name}>\n`
  }
}

function escapeXml(text: string): string {
  return printable(text, 'lines')
    .replace(ILLEGAL, '')
    .replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c)
}

/** One line: an attribute's line ends would become spaces (§3.3.3). */
function escapeAttribute(text: string): string {
  return escapeXml(printable(text))
}

/** What XML 1.0 §2.2 leaves out of its characters, half surrogate pairs too. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
