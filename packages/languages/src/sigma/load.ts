import type { Rule, RuleId } from '@ringwall/model'
import type { Loaded, Resolver, RuleText } from '../language.ts'
import { withIds } from './correlation.ts'
import { readDocuments, type SigmaDocument } from './document.ts'
import { type Filter, filtered } from './filter.ts'
import { link } from './link.ts'

/** Reads texts of Sigma rules as one set: filters are put upon the rules they name, correlations find theirs. */
export function load(texts: readonly RuleText[], resolve: Resolver): Loaded {
  const documents = texts.flatMap((text) => [...readDocuments(text, resolve)])
  const { ids, silent } = link(documents)
  const filters = documents.flatMap(({ content }) => (content?.kind === 'filter' ? [content.filter] : []))
  return {
    rules: documents.flatMap((document) => ruleOf(document, ids, silent, filters)),
    refusals: documents.flatMap(({ report }) => report.refusals),
    remarks: documents.flatMap(({ report }) => report.remarks),
  }
}

function ruleOf(
  { content, origin, report }: SigmaDocument,
  ids: ReadonlyMap<string, RuleId>,
  silent: ReadonlySet<RuleId>,
  filters: readonly Filter[],
): readonly Rule[] {
  if (content === undefined || content.kind === 'filter' || report.refusals.length > 0) return []
  const { attributes, name } = content
  const common = { ...attributes, origin, ...(silent.has(attributes.id) ? { isSilent: true as const } : {}) }
  if (content.kind === 'correlation') {
    const correlation = withIds(content.written, (rule) => ids.get(rule) ?? attributes.id)
    return [{ ...common, logic: { kind: 'correlation', correlation } }]
  }
  const rule: Rule = { ...common, logic: { kind: 'condition', source: content.source, condition: content.condition } }
  return [filtered(rule, [attributes.id, ...(name === undefined ? [] : [name])], filters)]
}
