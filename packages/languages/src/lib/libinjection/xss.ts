import { type HtmlStart, type HtmlToken, HtmlTokenizer } from './html.ts'

/**
 * Whether an input is script in HTML: the published method of libinjection. It is read as text, within a tag and within each
 * quote of an attribute's value. Linear in the input's length.
 */
export function detectXss(input: string): boolean {
  return STARTS.some((start) => isAttackFrom(input, start))
}

function isAttackFrom(input: string, start: HtmlStart): boolean {
  const tokenizer = new HtmlTokenizer(input, start)
  let attribute: Danger = 'none'
  for (let next = tokenizer.next(); next !== undefined; next = tokenizer.next()) {
    if (next.type === 'ATTR_VALUE') {
      if (isBadValue(next.text, attribute)) return true
      attribute = 'none'
      continue
    }
    attribute = next.type === 'ATTR_NAME' ? attributeDanger(next.text) : 'none'
    if (isBadToken(next)) return true
  }
  return false
}

type Danger = 'none' | 'any' | 'url' | 'names'

function isBadToken({ type, text }: HtmlToken): boolean {
  if (type === 'DOCTYPE') return true
  if (type === 'TAG_NAME_OPEN') return isBadTag(text)
  return type === 'TAG_COMMENT' && isBadComment(text)
}

function isBadTag(text: string): boolean {
  if (text.length < 3) return false
  return TAGS.has(withoutNul(text).toUpperCase()) || /^(?:svg|xsl)/i.test(text)
}

/** Old browsers end it at a backtick, or read it as a condition, an import or an entity. */
function isBadComment(text: string): boolean {
  if (text.includes('`')) return true
  if (text.length > 3 && /^(?:\[if|xml)/i.test(text)) return true
  return text.length > 5 && /^(?:import|entity)/i.test(withoutNul(text))
}

function attributeDanger(text: string): Danger {
  if (text.length < 2) return 'none'
  if (text.length >= 5 && (/^on/i.test(text) || /^(?:xmlns|xlink)/i.test(withoutNul(text.slice(0, 5))))) return 'any'
  return ATTRIBUTES.get(withoutNul(text).toUpperCase()) ?? 'none'
}

function isBadValue(text: string, danger: Danger): boolean {
  switch (danger) {
    case 'none':
      return false
    case 'any':
      return true
    case 'url':
      return isBadUrl(text)
    case 'names':
      return attributeDanger(text) !== 'none'
  }
}

/** A scheme that runs or shows what it is given, written in any way that a browser undoes. */
function isBadUrl(text: string): boolean {
  const start = text.replace(/^[\0- \x7f-\xff]+/, '').slice(0, URL_LENGTH)
  const plain = start
    .replace(ENTITY, (whole, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16)
      return code > 0x1000ff ? whole : String.fromCodePoint(code)
    })
    .replace(/^[\0- ]+/, '')
    .replace(/[\0\n]/g, '')
  return /^(?:data|view-source|vbscript|java)/i.test(plain)
}

function withoutNul(text: string): string {
  return text.replaceAll('\0', '')
}

const STARTS: readonly HtmlStart[] = ['data', 'attribute', "'", '"', '`']
const ENTITY = /&#(?:[xX]([0-9a-fA-F]{1,64})|([0-9]{1,64}));?/g
const URL_LENGTH = 4_096
const TAGS: ReadonlySet<string> = new Set(
  `APPLET BASE COMMENT EMBED FRAME FRAMESET HANDLER IFRAME IMPORT ISINDEX LINK LISTENER META NOSCRIPT OBJECT SCRIPT STYLE
  VMLFRAME XML XSS`.split(/\s+/),
)
const ATTRIBUTES: ReadonlyMap<string, Danger> = new Map([
  ...'ACTION BY BACKGROUND DYNSRC FORMACTION FOLDER FROM HANDLER HREF LOWSRC POSTER SRC TO VALUES XLINK:HREF'
    .split(' ')
    .map((name) => [name, 'url'] as const),
  ...'DATAFORMATAS DATASRC FILTER STYLE'.split(' ').map((name) => [name, 'any'] as const),
  ['ATTRIBUTENAME', 'names'] as const,
])
