import type { Finding, NotEvaluated, Resource, RuleId, Summary, Tally } from '@ringwall/model'
import type { Judged } from '../engine.ts'
import { type Level, printVersion } from '../lib/pod-security/index.ts'
import { worstFirst } from '../lib/worst-first/index.ts'
import type { PostureSettings } from './check.ts'

/** What became of one object. */
export type Outcome = { readonly kind: 'passed_over'; readonly resource: Resource } | JudgedObject

export interface JudgedObject {
  readonly kind: 'judged'
  readonly findings: readonly Finding[]
  readonly notEvaluated: readonly NotEvaluated[]
  readonly passed: readonly RuleId[]
  /** Also those whose findings another rule says already. */
  readonly failed: readonly RuleId[]
  /** What its pod reaches; nothing where it holds none. */
  readonly levels: readonly (Level | 'not known')[]
}

/** All outcomes as one answer: findings worst first, passes counted. */
export function gather(outcomes: readonly Outcome[], settings: PostureSettings): Judged {
  const judged = outcomes.filter((outcome) => outcome.kind === 'judged')
  const passedOver = outcomes.filter((outcome) => outcome.kind === 'passed_over')
  return {
    findings: worstFirst(merged(judged.flatMap((o) => o.findings))),
    notEvaluated: judged.flatMap((o) => o.notEvaluated),
    tallies: tallies(judged),
    objectsJudged: judged.length,
    passedOver: countKinds(passedOver.map(({ resource }) => resource)),
    summaries: [levels(judged, settings)],
  }
}

/** The same object written twice is one asset: its evidence is joined. */
function merged(findings: readonly Finding[]): readonly Finding[] {
  const groups = Map.groupBy(findings, ({ fingerprint }) => fingerprint)
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first ?? []
    const all = [first, ...others]
    return { ...first, evidence: all.flatMap((f) => f.evidence), coverage: all.flatMap((f) => f.coverage) }
  })
}

function tallies(judged: readonly JudgedObject[]): ReadonlyMap<RuleId, Tally> {
  const counts = new Map<RuleId, Tally>()
  const add = (rule: RuleId, what: keyof Tally): void => {
    const known = counts.get(rule) ?? { pass: 0, fail: 0, notEvaluated: 0 }
    counts.set(rule, { ...known, [what]: known[what] + 1 })
  }
  for (const outcome of judged) {
    for (const rule of outcome.passed) add(rule, 'pass')
    for (const rule of outcome.failed) add(rule, 'fail')
    for (const { rule } of outcome.notEvaluated) if (!outcome.failed.includes(rule)) add(rule, 'notEvaluated')
  }
  return counts
}

function countKinds(resources: readonly Resource[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { apiVersion, asset } of resources) {
    const kind = `${apiVersion}/${asset.resource}`
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

function levels(judged: readonly JudgedObject[], { kubernetesVersion }: PostureSettings): Summary {
  const all = judged.flatMap((outcome) => outcome.levels)
  return {
    title: `Pod Security level reached (${printVersion(kubernetesVersion)})`,
    counts: LEVELS.map((label) => ({ label, count: all.filter((level) => level === label).length })),
  }
}

const LEVELS = ['restricted', 'baseline', 'privileged', 'not known'] as const
