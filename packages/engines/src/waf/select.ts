import type { XmlNode } from './body/xml.ts'
import { xpathTexts } from './body/xpath.ts'
import { type Entry, entry } from './entry.ts'
import type { ProgramTarget } from './program.ts'
import type { Values } from './values.ts'

/** What a target selects among the values of a transaction. */
export function select(target: ProgramTarget, values: Values, xml: XmlNode | undefined): readonly Entry[] {
  if (target.xpath !== undefined) return xmlEntries(target.xpath, values, xml)
  if (target.key !== undefined) return values.ofKey(target.variable, target.key)
  const all = values.of(target.variable)
  const { takesKey } = target
  return takesKey === undefined ? all : all.filter((one) => takesKey(one.key))
}

/** Whether an entry is one that a target names. */
export function fits(one: Entry, { variable, key, takesKey }: ProgramTarget): boolean {
  if (one.variable !== variable) return false
  if (key !== undefined) return one.lowerKey === key
  return takesKey === undefined || takesKey(one.key)
}

/** Texts of a document by path, kept under the path once looked for. */
function xmlEntries(path: string, values: Values, xml: XmlNode | undefined): readonly Entry[] {
  if (xml === undefined) return []
  const known = values.of(`XML:${path}`)
  if (known.length > 0) return known
  const found = xpathTexts(xml, path).slice(0, TEXTS)
  for (const text of found) values.addEntry(`XML:${path}`, entry('XML', path, text))
  return values.of(`XML:${path}`)
}

const TEXTS = 10_000
