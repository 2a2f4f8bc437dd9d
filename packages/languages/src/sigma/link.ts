import type { RuleId } from '@ringwall/model'
import type { WrittenCorrelation } from './correlation.ts'
import type { SigmaDocument } from './document.ts'

/** What the documents of a set are to each other. */
export interface Links {
  /** Ids and names → the rule they stand for. */
  readonly ids: ReadonlyMap<string, RuleId>
  /** Rules that correlations count and that do not fire by themselves. */
  readonly silent: ReadonlySet<RuleId>
}

/**
 * Finds what refers to what, and refuses what cannot stand: an id or name for the second time, a correlation that names a rule
 * which is not there, was refused, or counts the correlation itself.
 */
export function link(documents: readonly SigmaDocument[]): Links {
  const ids = new Map<string, RuleId>()
  for (const document of documents) register(document, ids)
  const correlations = documents
    .filter(stands)
    .flatMap(({ content }) => (content?.kind === 'correlation' ? [content] : []))
  refuseUnresolved(correlations, documents, ids)
  remarkUnknownRules(documents, ids)
  const resolved = correlations.filter(({ written }) => written.node.report.refusals.length === 0)
  const firing = idsOf(
    resolved.filter(({ written }) => written.isGenerating),
    ids,
  )
  return { ids, silent: new Set([...idsOf(resolved, ids)].filter((id) => !firing.has(id))) }
}

type CorrelationContent = NonNullable<SigmaDocument['content']> & { readonly kind: 'correlation' }

function stands({ content, report }: SigmaDocument): boolean {
  return content !== undefined && report.refusals.length === 0
}

function register({ content, report }: SigmaDocument, ids: Map<string, RuleId>): void {
  if (content === undefined || content.kind === 'filter') return
  const { attributes, name } = content
  if (ids.has(attributes.id)) report.refuse(['id'], 'duplicate', `another rule has the id ${attributes.id}`)
  else if (name !== undefined && ids.has(name))
    report.refuse(['name'], 'duplicate', `another rule has the name ${JSON.stringify(name)}`)
  else for (const key of [attributes.id, ...(name === undefined ? [] : [name])]) ids.set(key, attributes.id)
}

/** A correlation stands once all its rules do; what never comes to stand is refused. */
function refuseUnresolved(
  correlations: readonly CorrelationContent[],
  documents: readonly SigmaDocument[],
  ids: ReadonlyMap<string, RuleId>,
): void {
  const standing = new Set<RuleId>()
  for (const { content } of documents.filter(stands)) if (content?.kind === 'rule') standing.add(content.attributes.id)
  let pending = correlations
  for (let before = -1; before !== pending.length; ) {
    before = pending.length
    pending = pending.filter(({ written, attributes }) => {
      const isReady = written.rules.every((rule) => standing.has(ids.get(rule) ?? attributes.id))
      if (isReady) standing.add(attributes.id)
      return !isReady
    })
  }
  const circular = new Set(pending.map(({ attributes }) => attributes.id))
  for (const { written } of pending) refuseRules(written, ids, standing, circular)
}

function refuseRules(
  { node, rules }: WrittenCorrelation,
  ids: ReadonlyMap<string, RuleId>,
  standing: ReadonlySet<RuleId>,
  circular: ReadonlySet<RuleId>,
): void {
  for (const [i, rule] of rules.entries()) {
    const id = ids.get(rule)
    if (id !== undefined && standing.has(id)) continue
    const why = id === undefined ? 'is not there' : circular.has(id) ? 'is refused, or counts this one' : 'is refused'
    node.report.refuse([...node.path, 'rules', i], 'reference', `the rule ${JSON.stringify(rule)} ${why}`)
  }
}

function remarkUnknownRules(documents: readonly SigmaDocument[], ids: ReadonlyMap<string, RuleId>): void {
  for (const { content } of documents) {
    if (content?.kind !== 'filter') continue
    const { node, rules = [] } = content.filter
    for (const rule of rules.filter((name) => !ids.has(name)))
      node.report.remark(
        [...node.path, 'filter', 'rules'],
        'reference',
        `the rule ${JSON.stringify(rule)} is not there`,
      )
  }
}

function idsOf(correlations: readonly CorrelationContent[], ids: ReadonlyMap<string, RuleId>): ReadonlySet<RuleId> {
  const named = correlations.flatMap(({ written }) => written.rules.map((rule) => ids.get(rule)))
  return new Set(named.filter((id) => id !== undefined))
}
