import { decodeText } from '@ringwall/base/encoding'
import type { Fact, Gap } from '@ringwall/model'
import type { File, ParseContext, Parser, Reading } from '../format.ts'
import { asGap, type Problem, type SourceText, sourceText } from '../lib/document/index.ts'
import { documentsOf } from './documents.ts'
import { looksLikeManifest, resourcesOf } from './resource.ts'

/** Kubernetes manifests: YAML streams and JSON, single objects and lists. */
export const parser: Parser = {
  id: 'kubernetes',
  claims: (path) => CLAIMED.test(path),
  parse,
}

function parse(file: File, context: ParseContext): Reading {
  if (file.sizeBytes > file.bytes.length) return tooLarge(file)
  const decoded = decodeText(file.bytes)
  if (decoded.kind !== 'text') return refuse(file, decoded.kind, NOT_TEXT[decoded.kind])
  if (decoded.text.trim() === '') return refuse(file, 'empty', 'is empty')
  return parseSource(sourceText(file.path, decoded.text), file, context)
}

/** The objects of a text, whose places are what the text says they are: so that what templates made can be judged too. */
export function parseSource(source: SourceText, file: Pick<File, 'path' | 'isNamed'>, context: ParseContext): Reading {
  const facts: Fact[] = []
  const gaps: Gap[] = []
  const isTemplate = !source.isRendered && source.text.includes('{{')
  let others = 0
  for (const document of documentsOf(source.file, source.text, context.limits).documents) {
    const found = resourcesOf(source, document, context)
    for (const fact of found.facts) facts.push(fact)
    for (const gap of found.gaps) gaps.push(gap)
    if (found.facts.length === 0 && found.gaps.length === 0) others++
    const concerns = found.facts.length > 0 || file.isNamed || looksLikeManifest(source.text, document)
    for (const problem of concerns ? explained(document.problems, isTemplate) : []) gaps.push(asGap(source, problem))
  }
  return { facts, others, gaps: bounded(gaps, file) }
}

/** A file that is nothing but mistakes is told once, not a million times. */
function bounded(gaps: readonly Gap[], file: Pick<File, 'path'>): readonly Gap[] {
  if (gaps.length <= MAX_GAPS) return gaps
  const more = {
    code: 'syntax',
    message: `${gaps.length - MAX_GAPS} more gaps in this file`,
    at: { file: file.path },
  } as const
  return [...gaps.slice(0, MAX_GAPS), more]
}

/** A text with `{{ }}` that does not parse is not a broken manifest but no manifest yet. */
function explained(problems: readonly Problem[], isTemplate: boolean): readonly Problem[] {
  const [first] = problems
  if (first?.code !== 'syntax' || !first.fatal || !isTemplate) return problems
  return [{ ...first, code: 'template', message: 'a template with {{ }}, to be rendered before it can be judged' }]
}

function tooLarge(file: File): Reading {
  const head = decodeText(file.bytes.subarray(0, HEAD_BYTES))
  const isOurs = file.isNamed || !file.path.endsWith('.json') || (head.kind === 'text' && MANIFEST.test(head.text))
  if (!isOurs) return { facts: [], others: 1, gaps: [] }
  return refuse(file, 'too_large', `has ${file.sizeBytes} bytes, more than the limit of ${file.bytes.length}`)
}

function refuse(file: File, code: Gap['code'], message: string): Reading {
  return { facts: [], others: 0, gaps: [{ code, message, at: { file: file.path } }] }
}

const NOT_TEXT = { binary: 'holds binary data, not text', not_utf8: 'is neither UTF-8 nor marked UTF-16' } as const
/** Kustomize reads a `Kustomization` without an extension too. */
const CLAIMED = /\.(?:ya?ml|json)$|(?:^|[\\/])kustomization$/i
const MAX_GAPS = 100
const HEAD_BYTES = 65_536
const MANIFEST = /"apiVersion"\s*:/
