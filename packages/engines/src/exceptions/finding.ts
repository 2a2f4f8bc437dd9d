import {
  type Asset,
  type AssetKey,
  type Evidence,
  type Excerpt,
  type Finding,
  keyOf,
  type Located,
  type Path,
  type Rule,
  type RuleId,
  type Span,
} from '@ringwall/model'
import { fingerprintOf } from '../lib/fingerprint/index.ts'

/** Something that is wrong with an exception. */
export interface Complaint {
  readonly rule: RuleId
  /** The exceptions file, or the object that is annotated. */
  readonly asset: Asset
  readonly document: Located
  readonly path: Path
  readonly message: string
}

/** One finding for each rule and asset, with every complaint as evidence. Complaints of rules that are off are dropped. */
export function complain(complaints: readonly Complaint[], rules: readonly Rule[], time: number): readonly Finding[] {
  return rules.flatMap((rule) => {
    const own = complaints.filter((complaint) => complaint.rule === rule.id)
    const byAsset = Map.groupBy(own, ({ asset }): AssetKey => keyOf(asset))
    return [...byAsset.values()].flatMap((group) => finding(rule, group, time))
  })
}

function finding(rule: Rule, complaints: readonly Complaint[], time: number): readonly Finding[] {
  return complaints.slice(0, 1).map(({ asset }) => ({
    class: 'compliance_finding',
    fingerprint: fingerprintOf('compliance_finding', rule.id, asset),
    rule: rule.id,
    severity: rule.severity,
    title: rule.title,
    time,
    asset,
    evidence: complaints.map(evidence),
    remediation: rule.remediation,
    coverage: [],
  }))
}

function evidence({ document, path, message }: Complaint): Evidence {
  const span = document.locate(path)
  return { message, path, span, excerpt: within(document.excerpt(span, MAX_EXCERPT), span), edit: undefined }
}

/** Without what stands beside the place in its first and last line, for that may be a secret of the same object. */
function within({ firstLine, lines }: Excerpt, { start, end }: Span): Excerpt {
  if (lines.some((line) => line.startsWith('…') || line.endsWith('…'))) return { firstLine, lines: [] }
  const cut = lines.map((line, i) => {
    const until = firstLine + i === end.line ? line.slice(0, end.column - 1) : line
    return i === 0 ? ' '.repeat(start.column - 1) + until.slice(start.column - 1) : until
  })
  return { firstLine, lines: cut }
}

const MAX_EXCERPT = 4
