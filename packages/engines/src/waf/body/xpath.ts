import type { XmlNode } from './xml.ts'

/**
 * The texts that a path selects: steps of names and `*` after `/` or `//`, at the end `@name`, `@*` or `text()`. Nothing for
 * a path that asks for more.
 */
export function xpathTexts(root: XmlNode, path: string): readonly string[] {
  const steps = [...path.matchAll(STEP)]
  if (steps.map(([step]) => step).join('') !== path) return []
  let nodes: readonly XmlNode[] = [{ name: '', attributes: [], children: [root] }]
  for (const [i, [, axis = '', test = '']] of steps.entries()) {
    const isLast = i === steps.length - 1
    const from = axis === '//' ? nodes.flatMap(withDescendants) : nodes
    if (test.startsWith('@')) return isLast ? from.flatMap((node) => attributes(node, test.slice(1))) : []
    if (test === 'text()') return isLast ? from.flatMap(ownTexts) : []
    nodes = from.flatMap((node) => elements(node).filter(({ name }) => test === '*' || name === test))
  }
  return nodes.map(contentOf)
}

function attributes(node: XmlNode, name: string): readonly string[] {
  return node.attributes
    .filter(([key]) => (name === '*' ? !/^xmlns(?::|$)/.test(key) : key === name))
    .map(([, value]) => value)
}

function ownTexts(node: XmlNode): readonly string[] {
  return node.children.filter((child) => typeof child === 'string')
}

function elements(node: XmlNode): readonly XmlNode[] {
  return node.children.filter((child) => typeof child !== 'string')
}

/** The node and all below it, in order; not recursive. */
function withDescendants(node: XmlNode): readonly XmlNode[] {
  const found: XmlNode[] = []
  const rest = [node]
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    found.push(next)
    rest.push(...elements(next).toReversed())
  }
  return found
}

/** All text within, in order. */
function contentOf(node: XmlNode): string {
  let text = ''
  const rest: (XmlNode | string)[] = [node]
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (typeof next === 'string') text += next
    else rest.push(...next.children.toReversed())
  }
  return text
}

const STEP = /(\/\/?)(text\(\)|@?(?:[\w:.-]+|\*))/g
