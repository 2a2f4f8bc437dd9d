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
import { type Estate, estateOf } from '../lib/estate/index.ts'
import { type Level, podSecurityLeveller, type Violation } from '../lib/pod-security/index.ts'
import type { Check, Judge, PostureSettings } from './check.ts'
import { finding, secretLinesOf, unevaluated } from './finding.ts'
import { gather, type Outcome } from './gather.ts'
import { ask, isAbout, type PodSubject, type Said, type Subject, subjectOf } from './subject.ts'

/** Judges Kubernetes objects, from manifests or a cluster, against `checks`. Holds every object it was given until it is deleted. */
export function posture(checks: readonly Check[], settings: PostureSettings): StateEngine {
  const active = activeUnder(checks, settings)
  const asking = { checksFor: dispatcher(active), levelOf: podSecurityLeveller(settings.kubernetesVersion) }
  const held = new Map<string, Entry>()
  // Judging an object by its neighbours is done again when any of them changed; by itself, only when it did.
  let known: Estate | undefined
  return {
    id: 'posture',
    rules: new Map(active.map(({ rule }) => [rule.id, rule])),
    apply: (changes) => {
      for (const change of changes) applyTo(held, change)
      if (changes.length > 0) known = undefined
    },
    judge: () => {
      known ??= survey(held.values(), settings)
      const estate = known
      const outcomes = Array.from(held.values(), (entry) => outcomeOf(entry, asking, estate))
      return gather(outcomes, settings)
    },
  }
}

/** Sees all entries together; what was said of them by what stood beside them before is forgotten. */
function survey(entries: Iterable<Entry>, { partial }: PostureSettings): Estate {
  const subjects = Array.from(entries, (entry) => {
    entry.byEstate = undefined
    // What a pod could not say is remembered each time that it is asked: it is read anew.
    if (entry.subject?.pod?.pod.unreadable.length) entry.subject = undefined
    const { resource, kind, pod } = subjectIn(entry)
    return { resource, kind, pod: pod?.pod }
  })
  return estateOf(subjects, partial)
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

/** The checks that are about an object, by whether they look at what stands beside it. */
interface Applicable {
  readonly byItself: readonly ActiveCheck[]
  readonly byEstate: readonly ActiveCheck[]
}

/** Finds the checks that are about a subject, once for each kind. */
function dispatcher(active: readonly ActiveCheck[]): (subject: Subject) => Applicable {
  const known = new Map<string, Applicable>()
  return (subject) => {
    const { kind, pod } = subject
    const key = pod === undefined ? kind : `${kind} with a pod`
    const found = known.get(key) ?? applicable(active, subject)
    known.set(key, found)
    return found
  }
}

function applicable(active: readonly ActiveCheck[], subject: Subject): Applicable {
  const about = active.filter((check) => isAbout(check, subject))
  return { byItself: about.filter((check) => !seesEstate(check)), byEstate: about.filter(seesEstate) }
}

function seesEstate({ subject }: Judge): boolean {
  return subject === 'pod_in_estate' || subject === 'object_in_estate'
}

interface Asking {
  readonly checksFor: (subject: Subject) => Applicable
  readonly levelOf: (pod: PodSubject['pod']) => Level
}

/** What is held of an object; each part `undefined` until it is needed. */
interface Entry {
  readonly resource: Resource
  subject: Subject | undefined
  byItself: readonly CheckResult[] | undefined
  byEstate: readonly CheckResult[] | undefined
}

function subjectIn(entry: Entry): Subject {
  entry.subject ??= subjectOf(entry.resource)
  return entry.subject
}

function applyTo(held: Map<string, Entry>, { kind, resource }: Change): void {
  const { file, start } = resource.document.locate([])
  const identity = `${keyOf(resource.asset)} ${file}:${start.line}:${start.column}`
  if (kind === 'put') held.set(identity, { resource, subject: undefined, byItself: undefined, byEstate: undefined })
  else held.delete(identity)
}

function outcomeOf(entry: Entry, { checksFor, levelOf }: Asking, estate: Estate): Outcome {
  const { resource } = entry
  const subject = subjectIn(entry)
  const checks = checksFor(subject)
  entry.byItself ??= checks.byItself.flatMap((check) => judgeWith(check, subject, estate))
  entry.byEstate ??= checks.byEstate.flatMap((check) => judgeWith(check, subject, estate))
  const results = [...entry.byItself, ...entry.byEstate]
  if (results.length === 0) return { kind: 'passed_over', resource }
  const failing = results.filter(({ violations }) => violations.length > 0)
  const places = new Map(failing.map(({ check, violations }) => [check.rule.id, placesOf(violations)]))
  const secretLines = secretLinesOf(
    resource,
    failing.flatMap(({ violations }) => violations),
  )
  const findings: Finding[] = []
  const notEvaluated: NotEvaluated[] = []
  for (const { check, ...said } of results) {
    const violations = said.violations.filter((violation) => !isCovered(violation, check, places))
    if (violations.length > 0) findings.push(finding(check.rule, resource, { ...said, violations, secretLines }))
    else if (isUndecided(said)) notEvaluated.push(...unevaluated(check.rule, resource, said))
  }
  return {
    kind: 'judged',
    findings,
    notEvaluated,
    passed: results.filter((r) => r.violations.length === 0 && !isUndecided(r)).map((r) => r.check.rule.id),
    failed: failing.map((r) => r.check.rule.id),
    levels: subject.pod === undefined ? [] : [knownLevel(subject.pod, levelOf)],
  }
}

/** What could not be read might be worse; nothing is worse than privileged. */
function knownLevel({ pod, unreadable }: PodSubject, levelOf: (pod: PodSubject['pod']) => Level): Level | 'not known' {
  const level = levelOf(pod)
  const isCertain = level === 'privileged' || (unreadable.length === 0 && pod.unreadable.length === 0)
  return isCertain ? level : 'not known'
}

function isUndecided({ unread, notKnown }: Said): boolean {
  return unread.length + notKnown.length > 0
}

interface CheckResult extends Said {
  readonly check: ActiveCheck
}

function judgeWith(check: ActiveCheck, subject: Subject, estate: Estate): readonly CheckResult[] {
  const said = ask(check, subject, estate)
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
