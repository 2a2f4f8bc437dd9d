import { type DocumentLimits, located, type Problem, type SourceText, sourceText } from '@ringwall/formats/lib/document'
import { parseYaml } from '@ringwall/formats/lib/yaml'
import type { Condition, LogSource, Span } from '@ringwall/model'
import type { Resolver, RuleText } from '../language.ts'
import { type Attributes, readAttributes, requireMap } from './attributes.ts'
import { readCorrelation, type WrittenCorrelation } from './correlation.ts'
import { detectionCondition } from './detection.ts'
import { type Filter, readFilter } from './filter.ts'
import { readLogSource } from './log-source.ts'
import { child, type Node, text } from './node.ts'
import { type Report, reportOn } from './report.ts'

/** One document of a file of rules, read by itself: what it refers to is not yet looked up. */
export interface SigmaDocument {
  readonly report: Report
  readonly origin: Span
  /** `undefined` where it was refused. */
  readonly content: Content | undefined
}

export type Content =
  | {
      readonly kind: 'rule'
      readonly attributes: Attributes
      readonly name: string | undefined
      readonly source: LogSource
      readonly condition: Condition
    }
  | {
      readonly kind: 'correlation'
      readonly attributes: Attributes
      readonly name: string | undefined
      readonly written: WrittenCorrelation
    }
  | { readonly kind: 'filter'; readonly filter: Filter }

/** Reads every document of a text. */
export function* readDocuments({ file, text: source }: RuleText, resolve: Resolver): Iterable<SigmaDocument> {
  const lines = sourceText(file, source)
  for (const document of parseYaml(source, LIMITS)) {
    const report = reportOn(located(lines, document))
    for (const problem of document.problems) refuseProblem(report, problem, lines)
    const node: Node = { value: document.value, path: [], report }
    const content = report.refusals.length === 0 ? readContent(node, resolve) : undefined
    const origin = lines.span(document.start, document.start)
    yield { report, origin, content: report.refusals.length === 0 ? content : undefined }
  }
}

function readContent(node: Node, resolve: Resolver): Content | undefined {
  if (!requireMap(node)) return undefined
  const has = (key: string): boolean => child(node, key).value !== undefined
  if (has('action'))
    return node.report.refuse(
      ['action'],
      'unsupported',
      'action joins documents, which Sigma 2 has no more: write each rule out',
    )
  if (has('filter')) {
    const filter = readFilter(node, resolve)
    return filter === undefined ? undefined : { kind: 'filter', filter }
  }
  const attributes = readAttributes(node)
  const name = text(child(node, 'name'), MAX_NAME)
  if (has('correlation')) {
    const written = readCorrelation(node)
    return attributes === undefined || written === undefined
      ? undefined
      : { kind: 'correlation', attributes, name, written }
  }
  const source = readLogSource(child(node, 'logsource'))
  const detection = child(node, 'detection')
  const condition = requireMap(detection) ? detectionCondition(detection, new Set(), resolve) : undefined
  if (attributes === undefined || source === undefined || condition === undefined) return undefined
  return { kind: 'rule', attributes, name, source, condition }
}

/** A key written twice would silently lose a test; so whatever the parser does not like refuses the document. */
function refuseProblem(report: Report, { code, message, offset, also }: Problem, lines: SourceText): void {
  const first = also === undefined ? '' : `, first on line ${lines.position(also).line}`
  const isLimit = code === 'too_large' || code === 'too_deep' || code === 'alias_expansion'
  report.refusals.push({
    code: code === 'duplicate_key' ? 'duplicate' : isLimit ? 'limit' : 'syntax',
    message: message + first,
    field: '.',
    at: lines.span(offset, offset),
  })
}

const MAX_NAME = 256
const LIMITS: DocumentLimits = { depth: 32, characters: 1024 * 1024, nodes: 100_000 }
