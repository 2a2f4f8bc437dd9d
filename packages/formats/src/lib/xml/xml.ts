import { SaxesParser } from 'saxes'
import { type DocumentLimits, fatal, type Problem } from '../document/index.ts'

/** An element of an XML document; names are without their prefix. */
export interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly Element[]
  /** Its own text, without that of its children; spaces at the ends are dropped. */
  readonly text: string
  /** Offsets of the whole element. */
  readonly start: number
  readonly end: number
}

export type XmlDocument =
  | { readonly root: Element; readonly problems: readonly [] }
  | { readonly root: undefined; readonly problems: readonly [Problem] }

/** The root of an XML document (XML 1.0). No entity but the five of XML is expanded. Total and bounded by `limits`. */
export function parseXml(text: string, limits: DocumentLimits): XmlDocument {
  if (text.length > limits.characters)
    return refused(fatal('too_large', `a document of more than ${limits.characters} characters`, 0))
  const open: Draft[] = []
  let root: Element | undefined
  let problem: Problem | undefined
  let nodes = 0
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', (error) => {
    problem ??= fatal('syntax', `not XML: ${sentence(error.message)}`, parser.position)
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (problem !== undefined) return
    if (open.length >= limits.depth)
      problem = fatal('too_deep', `nested deeper than ${limits.depth} levels`, parser.position)
    if (++nodes > limits.nodes) problem = fatal('too_large', `more than ${limits.nodes} elements`, parser.position)
    const start = text.lastIndexOf('<', parser.position - 1)
    const local = new Map(Object.entries(attributes).map(([key, value]) => [localName(key), value]))
    open.push({ name: localName(name), attributes: local, children: [], text: [], start })
  })
  const addText = (piece: string): void => void open.at(-1)?.text.push(piece)
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const draft = open.pop()
    if (draft === undefined) return
    const element = { ...draft, text: draft.text.join('').trim(), end: parser.position }
    const parent = open.at(-1)
    if (parent === undefined) root ??= element
    else parent.children.push(element)
  })
  // In pieces, so that a text that is wrong from the beginning is not read to its end.
  for (let at = 0; at < text.length && problem === undefined; at += PIECE) parser.write(text.slice(at, at + PIECE))
  if (problem === undefined) parser.close()
  if (problem !== undefined) return refused(problem)
  return root === undefined ? refused(fatal('syntax', 'not XML: no element', 0)) : { root, problems: [] }
}

/** The first child of a name. */
export function childOf(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((child) => child.name === name)
}

/** The children of a name, of all elements of another. */
export function childrenOf(element: Element | undefined, ...path: readonly string[]): readonly Element[] {
  let found: readonly Element[] = element === undefined ? [] : [element]
  for (const name of path) found = found.flatMap(({ children }) => children.filter((child) => child.name === name))
  return found
}

interface Draft {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: Element[]
  readonly text: string[]
  readonly start: number
}

function refused(problem: Problem): XmlDocument {
  return { root: undefined, problems: [problem] }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** `1:5: unclosed tag: a` without the place, which a problem has of its own. */
function sentence(message: string): string {
  return message.replace(/^\d{1,12}:\d{1,12}: /, '').replace(/\.$/, '')
}

const PIECE = 65_536
