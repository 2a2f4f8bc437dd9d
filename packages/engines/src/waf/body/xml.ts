import { err, ok, type Result } from '@ringwall/model'

/** What rules see of a document. */
export interface XmlNode {
  readonly name: string
  readonly attributes: readonly (readonly [name: string, value: string])[]
  readonly children: readonly (XmlNode | string)[]
}

interface OpenNode {
  readonly name: string
  readonly attributes: readonly (readonly [string, string])[]
  readonly children: (XmlNode | string)[]
}

/**
 * The tree of an XML text in bytes, with elements, attributes and text. Document types are passed over and no entity is
 * looked up but the five of XML and characters by number, so that nothing expands. Total; depth and nodes are limited.
 */
export function parseXml(text: string): Result<XmlNode, string> {
  const root: OpenNode = { name: '', attributes: [], children: [] }
  const open: OpenNode[] = [root]
  let at = 0
  let nodes = 0
  while (at < text.length) {
    const parent = open.at(-1) ?? root
    if (text[at] !== '<') {
      const end = indexOr(text, '<', at)
      const content = references(text.slice(at, end))
      if (content === undefined) return err('a reference is not known')
      if (open.length === 1 && content.trim() !== '') return err('there is text outside the root element')
      if (open.length > 1) parent.children.push(content)
      at = end
      continue
    }
    const end = markupEnd(text, at)
    if (end < 0) return err('a tag is not closed')
    if (++nodes > NODES) return err(`it has more than ${NODES} nodes`)
    const problem = takeMarkup(text.slice(at, end), open)
    if (problem !== undefined) return err(problem)
    at = end
  }
  const elements = root.children.filter((child): child is XmlNode => typeof child !== 'string')
  const [only] = elements
  if (open.length > 1) return err(`element ${JSON.stringify(open.at(-1)?.name)} is not closed`)
  return only === undefined || elements.length > 1 ? err('it has not exactly one root element') : ok(only)
}

/** Where the markup ends that begins at `at`, or -1. */
function markupEnd(text: string, at: number): number {
  for (const [start, close] of CLOSES)
    if (text.startsWith(start, at)) return after(text.indexOf(close, at + start.length), close.length)
  if (text.startsWith('<!', at)) return doctypeEnd(text, at)
  TAG.lastIndex = at
  return TAG.exec(text) === null ? -1 : TAG.lastIndex
}

function doctypeEnd(text: string, at: number): number {
  const subset = text.indexOf('[', at)
  const plain = text.indexOf('>', at)
  if (subset < 0 || (plain >= 0 && plain < subset)) return after(plain, 1)
  const close = text.indexOf(']', subset)
  return close < 0 ? -1 : after(text.indexOf('>', close), 1)
}

/** What is wrong with the markup, or nothing. */
function takeMarkup(markup: string, open: OpenNode[]): string | undefined {
  const parent = open.at(-1)
  if (parent === undefined) return 'it has no root'
  if (markup.startsWith('<![CDATA[')) {
    parent.children.push(markup.slice(9, -3))
    return undefined
  }
  if (markup.startsWith('<!') || markup.startsWith('<?')) return undefined
  if (markup.startsWith('</')) {
    const name = markup.slice(2, -1).trim()
    if (open.length < 2 || name !== parent.name) return `element ${JSON.stringify(name)} is closed but not open`
    open.pop()
    return undefined
  }
  return takeStart(markup, parent, open)
}

function takeStart(markup: string, parent: OpenNode, open: OpenNode[]): string | undefined {
  const isEmpty = markup.endsWith('/>')
  const name = /^<([^\s/>]+)/.exec(markup)?.[1]
  if (name === undefined || !NAME.test(name)) return 'an element has no name'
  const attributes = attributesOf(markup.slice(1 + name.length, isEmpty ? -2 : -1))
  if (attributes === undefined) return `the attributes of element ${JSON.stringify(name)} cannot be read`
  const node: OpenNode = { name, attributes, children: [] }
  parent.children.push(node)
  if (isEmpty) return undefined
  if (open.length > DEPTH) return `it is nested deeper than ${DEPTH}`
  open.push(node)
  return undefined
}

function attributesOf(text: string): readonly (readonly [string, string])[] | undefined {
  const found: (readonly [string, string])[] = []
  let at = 0
  while (text.slice(at).trim() !== '') {
    ATTRIBUTE.lastIndex = at
    const match = ATTRIBUTE.exec(text)
    const value = match === null ? undefined : references(match[2] ?? match[3] ?? '')
    if (match === null || value === undefined) return undefined
    found.push([match[1] ?? '', value])
    at = ATTRIBUTE.lastIndex
  }
  return found
}

/** Text with its references undone; `undefined` where one is not known. */
function references(text: string): string | undefined {
  if (!text.includes('&')) return text
  let isKnown = true
  const undone = text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w+)?;?/g, (whole, name?: string) => {
    if (name === undefined || !whole.endsWith(';')) isKnown = false
    const digits = /^#(x?)(.*)$/.exec(name ?? '')
    if (digits !== null) return character(Number.parseInt(digits[2] ?? '', digits[1] === 'x' ? 16 : 10))
    const known = ENTITIES[name ?? '']
    if (known === undefined) isKnown = false
    return known ?? whole
  })
  return isKnown ? undone : undefined
}

function character(code: number): string {
  if (code > 0x10ffff) return ''
  return String.fromCharCode(...new TextEncoder().encode(String.fromCodePoint(code)))
}

function indexOr(text: string, what: string, at: number): number {
  const found = text.indexOf(what, at)
  return found < 0 ? text.length : found
}

function after(at: number, length: number): number {
  return at < 0 ? -1 : at + length
}

const DEPTH = 256
const NODES = 100_000
const CLOSES = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const
const TAG = /<(?:[^<>"']|"[^"]*"|'[^']*')*>/y
const NAME = /^[A-Za-z_:\x80-\xff][\w:.\-\x80-\xff]*$/
const ATTRIBUTE = /\s*([A-Za-z_:\x80-\xff][\w:.\-\x80-\xff]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
