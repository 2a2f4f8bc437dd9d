import { type Document, type DocumentLimits, failed, fatal, type Problem } from '../document/index.ts'
import { composeDocument } from './compose.ts'
import { parsePlain } from './plain.ts'
import { splitDocuments } from './split.ts'

export { resolvePlain } from './scalar.ts'
export { composeDocument, parsePlain, splitDocuments }

/**
 * Every document of a YAML stream (YAML 1.2, scalars resolved as Kubernetes does), in order, one at a time. Total and
 * bounded by `limits`; a broken document does not touch the others. Documents that hold nothing are left out.
 *
 * The plain parser reads what it can, in time and memory linear in the text; what it gives up goes to the full language,
 * whose tree costs up to a kilobyte for each character, so that larger texts are refused there.
 */
export function* parseYaml(text: string, limits: DocumentLimits): Iterable<Document> {
  for (const { start, end } of splitDocuments(text)) yield parseDocument(text, start, end, limits)
}

function parseDocument(text: string, start: number, end: number, limits: DocumentLimits): Document {
  if (end - start > limits.characters)
    return failed([fatal('too_large', `a document of more than ${limits.characters} characters`, start)])
  const document = parseEither(text, start, end, limits)
  const odd = ODD_BREAK.exec(text.slice(start, end))
  const problems = odd === null ? document.problems : [...document.problems, oddBreak(odd, start)]
  return document.value === undefined ? { ...document, start, end, problems } : { ...document, problems }
}

function parseEither(text: string, start: number, end: number, limits: DocumentLimits): Document {
  const plain = parsePlain(text, start, end, limits)
  if (!('kind' in plain)) return plain
  if (end - start <= MAX_FULL) return composeDocument(text.slice(start, end), start, limits)
  const message = `a document of more than ${MAX_FULL} characters that is broken here, or uses YAML beyond plain maps and lists`
  return failed([fatal('too_large', message, plain.offset)])
}

/** Readers of YAML 1.1, as in Kubernetes, end a line at these; readers of YAML 1.2 do not: what one calls a comment the other reads. */
function oddBreak({ 0: found, index }: RegExpExecArray, start: number): Problem {
  const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  const message = `holds the character U+${code}, at which Kubernetes may read another text than is seen here`
  return { code: 'syntax', message, offset: start + index, also: undefined, fatal: false }
}

const ODD_BREAK = /\r(?!\n|$)|[\u0085\u2028\u2029\ufeff]/
const MAX_FULL = 512 * 1024
