import {
  type Finding,
  keyOf,
  type NotEvaluated,
  printPath,
  type Resource,
  type Rule,
  type RuleId,
} from '@ringwall/model'
import type { Change, StateEngine } from '../engine.ts'
import { type Level, podSecurityLeveller, type Violation } from '../lib/pod-security/index.ts'
import type { Check, Judge, PostureSettings } from './check.ts'
import { finding, secretLinesOf, unevaluated } from './finding.ts'
import { gather, type Outcome } from './gather.ts'
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
      const outcomes = Array.from(held.values(), (entry) => {
        entry.outcome ??= judgeResource(entry.resource, active, levelOf)
        return entry.outcome
      })
      return gather(outcomes, settings)
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
  if (results.length === 0) return { kind: 'passed_over', resource }
  const places = new Map(results.map(({ check, violations }) => [check.rule.id, placesOf(violations)]))
  const secretLines = secretLinesOf(
    resource,
    results.flatMap(({ violations }) => violations),
  )
  const findings: Finding[] = []
  const notEvaluated: NotEvaluated[] = []
  for (const { check, violations: found, unread } of results) {
    const said = found.filter((violation) => !isCovered(violation, check, places))
    if (said.length > 0) findings.push(finding(check.rule, resource, { violations: said, unread, secretLines }))
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
