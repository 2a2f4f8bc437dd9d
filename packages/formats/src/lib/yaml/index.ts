import { type Document, type DocumentLimits, failed, fatal } from '../document/index.ts'
import { composeDocument } from './compose.ts'
import { parsePlain } from './plain.ts'
import { splitDocuments } from './split.ts'

export { composeDocument, parsePlain, splitDocuments }

/**
 * Every document of a YAML stream (YAML 1.2, scalars resolved as Kubernetes does), in order, one at a time. Total and
 * bounded by `limits`; a broken document does not touch the others. Documents that hold nothing are left out.
 *
 * The plain parser reads what it can, in time and memory linear in the text; what it gives up goes to the full language,
 * whose tree costs some 200 bytes for each character, so that larger texts are refused there.
 */
export function* parseYaml(text: string, limits: DocumentLimits): Iterable<Document> {
  for (const { start, end } of splitDocuments(text)) yield parseDocument(text, start, end, limits)
}

function parseDocument(text: string, start: number, end: number, limits: DocumentLimits): Document {
  if (end - start > limits.characters)
    return failed([fatal('too_large', `a document of more than ${limits.characters} characters`, start)])
  const plain = parsePlain(text, start, end, limits)
  if (!('kind' in plain)) return plain
  if (end - start <= MAX_FULL) return composeDocument(text.slice(start, end), start, limits)
  const message = `a document of more than ${MAX_FULL} characters that is broken here, or uses YAML beyond plain maps and lists`
  return failed([fatal('too_large', message, plain.offset)])
}

const MAX_FULL = 2 * 1024 * 1024
