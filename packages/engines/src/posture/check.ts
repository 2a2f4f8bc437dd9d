import assert from 'node:assert/strict'
import {
  type ControlRef,
  type Fix,
  parseRuleId,
  type Rule,
  type RuleId,
  type Severity,
  type Standard,
} from '@ringwall/model'
import type { Level, Minor, Pod, Violation } from '../lib/pod-security/index.ts'
import type { View } from '../lib/view/index.ts'

/** A posture check: what it says, and a pure function that judges. One file each in `checks/`. */
export interface Check {
  readonly rule: Rule
  /** How it judges under these settings, or `undefined` where it does not apply. */
  readonly under: (settings: PostureSettings) => Judge | undefined
}

/** What a check looks at, and how it judges it. */
export type Judge = PodJudge | ObjectJudge

interface Judging {
  /** Rules whose finding at the same place says it already. */
  readonly coveredBy: readonly RuleId[]
  /** Rules that need not say again what this one says of a place: it is the more exact. */
  readonly covers: readonly RuleId[]
}

/** Judges every pod and pod template. */
export interface PodJudge extends Judging {
  readonly subject: 'pod'
  readonly judge: (pod: Pod) => readonly Violation[]
}

/** Judges whole objects of some kinds. */
export interface ObjectJudge extends Judging {
  readonly subject: 'object'
  /** `<API group>/<kind>`, without the version; the core group is empty: `/Service`. */
  readonly kinds: readonly string[]
  readonly judge: (object: View) => readonly Violation[]
}

export interface PostureSettings {
  readonly podSecurityLevel: Level
  readonly kubernetesVersion: Minor
}

/** What an author writes about a check; what all checks share is added. */
export interface About {
  /** Lower-case words and hyphens, the file's name; never changed, never used again. */
  readonly id: string
  /** What is wrong where it fires, as a plain sentence about a thing. */
  readonly title: string
  /** What is demanded and why, in our own words. */
  readonly description: string
  readonly severity: Severity
  readonly standard: Standard | undefined
  readonly references: readonly string[]
  readonly techniques: readonly string[]
  readonly controls: readonly ControlRef[]
  readonly maturity: Rule['maturity']
  readonly falsePositives: readonly string[]
  /** What a person does about it, and what may stop working. */
  readonly remediation: string
  /** What its edits may break. Left out where no violation has an edit. */
  readonly fix?: Fix | undefined
}

/** A check of every pod and pod template. */
export function podCheck(about: About & Pick<PodJudge, 'judge'> & Covering): Check {
  const { judge, covers = [], ...rest } = about
  return { rule: ruleOf(rest), under: () => ({ subject: 'pod', judge, coveredBy: [], covers: covers.map(ruleId) }) }
}

/** A check of the objects of some kinds. */
export function objectCheck(about: About & Pick<ObjectJudge, 'kinds' | 'judge'> & Covering): Check {
  const { kinds, judge, covers = [], ...rest } = about
  return {
    rule: ruleOf(rest),
    under: () => ({ subject: 'object', kinds, judge, coveredBy: [], covers: covers.map(ruleId) }),
  }
}

interface Covering {
  /** Ids of rules that need not say again what this one says of a place. */
  readonly covers?: readonly string[]
}

/** A check's rule. */
export function ruleOf(about: About): Rule {
  return {
    ...about,
    id: ruleId(about.id),
    language: 'native',
    classes: ['kubernetes_resource'],
    logic: { kind: 'native' },
  }
}

/** An id that is no rule id is a mistake of the check's author, and stops. */
function ruleId(text: string): RuleId {
  const id = parseRuleId(text)
  assert(id !== undefined, `"${text}" is no rule id`)
  return id
}
