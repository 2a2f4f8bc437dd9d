import {
  type ComplianceFinding,
  type Evidence,
  type Excerpt,
  type Gap,
  type NotEvaluated,
  printPath,
  type Resource,
  type Rule,
  type Span,
} from '@ringwall/model'
import type { NotKnown } from '../lib/estate/index.ts'
import { fingerprintOf } from '../lib/fingerprint/index.ts'
import type { Violation } from '../lib/pod-security/index.ts'
import type { Unreadable } from '../lib/view/index.ts'
import type { Said } from './subject.ts'

/** What a rule says of an object, and the lines that no report may quote, for a secret is written there. */
export interface Saying extends Pick<Said, 'violations' | 'unread'> {
  readonly secretLines: ReadonlySet<number>
}

/** What a rule that fires says of an object; violations are in document order. */
export function finding(
  rule: Rule,
  resource: Resource,
  { violations, unread, secretLines }: Saying,
): ComplianceFinding {
  return {
    class: 'compliance_finding',
    fingerprint: fingerprintOf('compliance_finding', rule.id, resource.asset),
    rule: rule.id,
    severity: rule.severity,
    title: rule.title,
    time: resource.time,
    asset: resource.asset,
    evidence: violations.map((violation) => ({
      ...evidence(resource, violation, secretLines),
      ...(resource.document.isRendered ? { isRendered: true } : {}),
    })),
    remediation: rule.remediation,
    coverage: unread.slice(0, 1).map((value) => unreadGap(resource, value)),
  }
}

/** Lines on which the things stand that hold a secret: the whole variable or entry, not its name alone. */
export function secretLinesOf({ document }: Resource, violations: readonly Violation[]): ReadonlySet<number> {
  const spans = violations
    .filter(({ isSecret }) => isSecret)
    .map(({ path, isSecret }) => document.locate(isSecret === 'value' ? path : path.slice(0, -1)))
  return new Set(
    spans.flatMap(({ start, end }) => Array.from({ length: end.line - start.line + 1 }, (_, i) => start.line + i)),
  )
}

function evidence(
  { document }: Resource,
  { path, message, edit, isSecret }: Violation,
  secretLines: ReadonlySet<number>,
): Evidence {
  // What is below and absent is located at the key.
  const span = document.locate(isSecret === 'value' ? [...path, NO_KEY] : path)
  const excerpt = document.excerpt(span, MAX_EXCERPT)
  if (isSecret) return { message, path, span, excerpt: onlyPlace(excerpt, span), edit, isSecret }
  const quotes = excerpt.lines.some((_, i) => secretLines.has(excerpt.firstLine + i))
  return { message, path, span, excerpt: quotes ? { ...excerpt, lines: [] } : excerpt, edit }
}

/** The line without what stands beside the place; nothing where the line is cut or the place has several. */
function onlyPlace({ firstLine, lines }: Excerpt, { start, end }: Span): Excerpt {
  const [line = ''] = lines
  if (start.line !== end.line || line.includes('…')) return { firstLine, lines: [] }
  return { firstLine, lines: [' '.repeat(start.column - 1) + line.slice(start.column - 1, end.column - 1)] }
}

/** Why a rule cannot say that an object passes; the first reason stands for all. */
export function unevaluated(rule: Rule, resource: Resource, { unread, notKnown }: Said): readonly NotEvaluated[] {
  const { asset } = resource
  const reasons = [
    ...unread.map((value) => unreadGap(resource, value)),
    ...notKnown.map((reason) => notGiven(resource, reason)),
  ]
  return reasons.slice(0, 1).map((because) => ({ outcome: 'not_evaluated', rule: rule.id, asset, because }))
}

function unreadGap({ asset, document }: Resource, { path, expected, found }: Unreadable): Gap {
  const message = `${asset.resource} ${asset.name}: ${printPath(path)} is ${found}, not ${expected}`
  return { code: 'wrong_type', message, at: document.locate(path) }
}

function notGiven({ asset, document }: Resource, { because, path }: NotKnown): Gap {
  return { code: 'not_given', message: `${asset.resource} ${asset.name}: ${because}`, at: document.locate(path) }
}

const MAX_EXCERPT = 4
/** A key that nothing has. */
const NO_KEY = '\0'
