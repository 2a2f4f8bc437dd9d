import {
  type ComplianceFinding,
  type Evidence,
  type Excerpt,
  type Finding,
  type Gap,
  keyOf,
  type NotEvaluated,
  printPath,
  type Resource,
  type Rule,
  type RuleId,
  type Span,
  type Summary,
  severityId,
  type Tally,
} from '@ringwall/model'
import type { Change, Judged, StateEngine } from '../engine.ts'
import { fingerprintOf } from '../lib/fingerprint/index.ts'
import { type Level, podSecurityLeveller, printVersion, type Violation } from '../lib/pod-security/index.ts'
import type { Unreadable } from '../lib/view/index.ts'
import type { Check, Judge, PostureSettings } from './check.ts'
import { ask, type PodSubject, type Said, type Subject, subjectOf } from './subject.ts'

/** Judges Kubernetes objects, from manifests or a cluster, against `checks`. Holds every object it was given until it is deleted. */
export function posture(checks: readonly Check[], settings: PostureSettings): StateEngine {
  const active = activeUnder(checks, settings)
  const levelOf = podSecurityLeveller(settings.kubernetesVersion)
  const held = new Map<string, Entry>()
  return {
    id: 'posture',
    rules: new Map(active.map(({ rule }) => [rule.id, rule])),
    apply: (changes) => {
      for (const change of changes) applyTo(held, change)
    },
    judge: () => {
      for (const entry of held.values()) entry.outcome ??= judgeResource(entry.resource, active, levelOf)
      return gather([...held.values()], settings)
    },
  }
}

/** The checks that apply, each with all the rules that cover it. */
function activeUnder(checks: readonly Check[], settings: PostureSettings): readonly ActiveCheck[] {
  const active = checks.flatMap((check): readonly ActiveCheck[] => {
    const judge = check.under(settings)
    return judge === undefined ? [] : [{ ...judge, rule: check.rule }]
  })
  return active.map((check) => {
    const others = active.filter(({ covers }) => covers.includes(check.rule.id)).map(({ rule }) => rule.id)
    return { ...check, coveredBy: [...check.coveredBy, ...others] }
  })
}

type ActiveCheck = Judge & { readonly rule: Rule }

interface Entry {
  readonly resource: Resource
  /** `undefined` until judged. */
  outcome: Outcome | undefined
}

type Outcome = { readonly kind: 'passed_over' } | JudgedObject

interface JudgedObject {
  readonly kind: 'judged'
  readonly findings: readonly Finding[]
  readonly notEvaluated: readonly NotEvaluated[]
  readonly passed: readonly RuleId[]
  /** Also those whose findings another rule says already. */
  readonly failed: readonly RuleId[]
  /** What its pod reaches; nothing where it holds none. */
  readonly levels: readonly (Level | 'not known')[]
}

function applyTo(held: Map<string, Entry>, { kind, resource }: Change): void {
  const { file, start } = resource.document.locate([])
  const identity = `${keyOf(resource.asset)} ${file}:${start.line}:${start.column}`
  if (kind === 'put') held.set(identity, { resource, outcome: undefined })
  else held.delete(identity)
}

function judgeResource(
  resource: Resource,
  checks: readonly ActiveCheck[],
  levelOf: (pod: PodSubject['pod']) => Level,
): Outcome {
  const subject = subjectOf(resource)
  const results = checks.flatMap((check) => judgeWith(check, subject))
  if (results.length === 0) return { kind: 'passed_over' }
  const places = new Map(results.map(({ check, violations }) => [check.rule.id, placesOf(violations)]))
  const findings: Finding[] = []
  const notEvaluated: NotEvaluated[] = []
  for (const { check, violations: found, unread } of results) {
    const said = found.filter((violation) => !isCovered(violation, check, places))
    if (said.length > 0) findings.push(finding(check.rule, resource, said, unread))
    else if (unread.length > 0) notEvaluated.push(...unevaluated(check.rule, resource, unread))
  }
  return {
    kind: 'judged',
    findings,
    notEvaluated,
    passed: results.filter((r) => r.violations.length === 0 && r.unread.length === 0).map((r) => r.check.rule.id),
    failed: results.filter((r) => r.violations.length > 0).map((r) => r.check.rule.id),
    levels: subject.pod === undefined ? [] : [knownLevel(subject.pod, levelOf)],
  }
}

/** What could not be read might be worse; nothing is worse than privileged. */
function knownLevel({ pod, unreadable }: PodSubject, levelOf: (pod: PodSubject['pod']) => Level): Level | 'not known' {
  const level = levelOf(pod)
  const isCertain = level === 'privileged' || (unreadable.length === 0 && pod.unreadable.length === 0)
  return isCertain ? level : 'not known'
}

interface CheckResult extends Said {
  readonly check: ActiveCheck
}

function judgeWith(check: ActiveCheck, subject: Subject): readonly CheckResult[] {
  const said = ask(check, subject)
  return said === undefined ? [] : [{ check, ...said }]
}

function placesOf(violations: readonly Violation[]): ReadonlySet<string> {
  return new Set(violations.map(({ path }) => printPath(path)))
}

/** True where a rule that covers this one speaks of the same place, or of one around it. */
function isCovered({ path }: Violation, check: ActiveCheck, all: ReadonlyMap<RuleId, ReadonlySet<string>>): boolean {
  if (check.coveredBy.length === 0) return false
  const around = path.map((_, i) => printPath(path.slice(0, i + 1)))
  return check.coveredBy.some((id) => around.some((place) => all.get(id)?.has(place)))
}

function finding(
  rule: Rule,
  resource: Resource,
  violations: readonly Violation[],
  unread: readonly Unreadable[],
): ComplianceFinding {
  return {
    class: 'compliance_finding',
    fingerprint: fingerprintOf('compliance_finding', rule.id, resource.asset),
    rule: rule.id,
    severity: rule.severity,
    title: rule.title,
    time: resource.time,
    asset: resource.asset,
    evidence: violations.map((violation) => evidence(resource, violation)),
    remediation: rule.remediation,
    coverage: unread.slice(0, 1).map((value) => unreadGap(resource, value)),
  }
}

function evidence({ document }: Resource, { path, message, edit, isSecret }: Violation): Evidence {
  const span = document.locate(path)
  const excerpt = document.excerpt(span, MAX_EXCERPT)
  return { message, path, span, excerpt: isSecret ? onlyPlace(excerpt, span) : excerpt, edit }
}

/** The line without what stands beside the place; nothing where the line is cut or the place has several. */
function onlyPlace({ firstLine, lines }: Excerpt, { start, end }: Span): Excerpt {
  const [line = ''] = lines
  if (start.line !== end.line || line.includes('…')) return { firstLine, lines: [] }
  return { firstLine, lines: [' '.repeat(start.column - 1) + line.slice(start.column - 1, end.column - 1)] }
}

function unevaluated(rule: Rule, resource: Resource, unread: readonly Unreadable[]): readonly NotEvaluated[] {
  const { asset } = resource
  return unread
    .slice(0, 1)
    .map((value) => ({ outcome: 'not_evaluated', rule: rule.id, asset, because: unreadGap(resource, value) }))
}

function unreadGap({ asset, document }: Resource, { path, expected, found }: Unreadable): Gap {
  const message = `${asset.resource} ${asset.name}: ${printPath(path)} is ${found}, not ${expected}`
  return { code: 'wrong_type', message, at: document.locate(path) }
}

function gather(entries: readonly Entry[], settings: PostureSettings): Judged {
  const judged = entries.flatMap(({ outcome }) => (outcome?.kind === 'judged' ? [outcome] : []))
  return {
    findings: sorted(merged(judged.flatMap((o) => o.findings))),
    notEvaluated: judged.flatMap((o) => o.notEvaluated),
    tallies: tallies(judged),
    objectsJudged: judged.length,
    passedOver: countKinds(entries.filter(({ outcome }) => outcome?.kind === 'passed_over').map((e) => e.resource)),
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

function sorted(findings: readonly Finding[]): readonly Finding[] {
  const keyed = findings.map((finding) => ({ finding, key: `${keyOf(finding.asset)} ${finding.rule}` }))
  keyed.sort(
    (a, b) =>
      severityId(b.finding.severity) - severityId(a.finding.severity) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  )
  return keyed.map(({ finding }) => finding)
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
const MAX_EXCERPT = 4
