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
import type { Estate, Member, MemberPod, NotKnown } from '../lib/estate/index.ts'
import type { Level, Minor, Pod, Violation } from '../lib/pod-security/index.ts'
import type { View } from '../lib/view/index.ts'

/** A posture check: what it says, and a pure function that judges. One file each in `checks/`. */
export interface Check {
  readonly rule: Rule
  /** How it judges under these settings, or `undefined` where it does not apply. */
  readonly under: (settings: PostureSettings) => Judge | undefined
}

/** What a check looks at, and how it judges it. */
export type Judge = PodJudge | ObjectJudge | EstatePodJudge | EstateObjectJudge

interface Judging {
  /** Rules whose finding at the same place says it already. */
  readonly coveredBy: readonly RuleId[]
  /** Rules that need not say again what this one says of a place: it is the more exact. */
  readonly covers: readonly RuleId[]
}

/** Judges every pod and pod template. */
export interface PodJudge extends Judging {
  readonly subject: 'pod'
  /** `undefined` where the check is not about this pod. */
  readonly judge: (pod: Pod) => readonly (Violation | NotKnown)[] | undefined
}

/** Judges whole objects of some kinds. */
export interface ObjectJudge extends Judging {
  readonly subject: 'object'
  /** `<API group>/<kind>`, without the version; the core group is empty: `/Service`. */
  readonly kinds: readonly string[]
  /** `undefined` where the check is not about this object. */
  readonly judge: (object: View) => readonly (Violation | NotKnown)[] | undefined
}

/** Judges every pod and pod template by what stands beside it. */
export interface EstatePodJudge extends Judging {
  readonly subject: 'pod_in_estate'
  readonly judge: (pod: MemberPod, estate: Estate) => readonly (Violation | NotKnown)[] | undefined
}

/** Judges whole objects of some kinds by what stands beside them. */
export interface EstateObjectJudge extends Judging {
  readonly subject: 'object_in_estate'
  readonly kinds: readonly string[]
  readonly judge: (object: Member, estate: Estate) => readonly (Violation | NotKnown)[] | undefined
}

export interface PostureSettings {
  readonly podSecurityLevel: Level
  readonly kubernetesVersion: Minor
  /** Why the objects are a part of what runs together, lower-case; where it is set, nothing is called absent. */
  readonly partial?: string
  /** What a house demands of its own; a check of it applies only where it is set. */
  readonly house?: HouseSettings
}

/** What a house demands of its own. */
export interface HouseSettings {
  /** The registries, or repositories of them, that images may come from: `registry.example.com`, `ghcr.io/acme`. */
  readonly registries?: readonly string[]
  /** The most that a container may be allowed, in cores. */
  readonly cpuCeiling?: number
  /** The most that a container may be allowed, in bytes. */
  readonly memoryCeiling?: number
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
  /** Set where it runs only when configuration asks for it: a matter of taste, or a list of what there is. */
  readonly isOptional?: Rule['isOptional'] & {}
  readonly translations?: NonNullable<Rule['translations']>
  /** What its edits may break. Left out where no violation has an edit. */
  readonly fix?: Fix | undefined
}

/** A check of every pod and pod template. */
export function podCheck(about: About & Pick<PodJudge, 'judge'> & Covering): Check {
  const { judge, covers, ...rest } = about
  return checkOf(rest, { subject: 'pod', judge }, covers)
}

/** A check of the objects of some kinds. */
export function objectCheck(about: About & Pick<ObjectJudge, 'kinds' | 'judge'> & Covering): Check {
  const { kinds, judge, covers, ...rest } = about
  return checkOf(rest, { subject: 'object', kinds, judge }, covers)
}

/** A check of every pod and pod template, by what stands beside it. */
export function estatePodCheck(about: About & Pick<EstatePodJudge, 'judge'> & Covering): Check {
  const { judge, covers, ...rest } = about
  return checkOf(rest, { subject: 'pod_in_estate', judge }, covers)
}

/** A check of the objects of some kinds, by what stands beside them. */
export function estateObjectCheck(about: About & Pick<EstateObjectJudge, 'kinds' | 'judge'> & Covering): Check {
  const { kinds, judge, covers, ...rest } = about
  return checkOf(rest, { subject: 'object_in_estate', kinds, judge }, covers)
}

/** A check of every pod and pod template that depends on what a house demands; `judgeIn` gives `undefined` where that is nothing. */
export function housePodCheck(
  about: About & { judgeIn: (house: HouseSettings) => PodJudge['judge'] | undefined },
): Check {
  const { judgeIn, ...rest } = about
  return {
    rule: ruleOf({ ...rest, isOptional: 'house' }),
    under: ({ house }) => {
      const judge = house && judgeIn(house)
      return judge && { subject: 'pod', judge, coveredBy: [], covers: [] }
    },
  }
}

interface Covering {
  /** Ids of rules that need not say again what this one says of a place. */
  readonly covers?: readonly string[]
}

type Uncovered<J> = J extends Judge ? Omit<J, 'covers' | 'coveredBy'> : never

function checkOf(about: About, judge: Uncovered<Judge>, covers: readonly string[] = []): Check {
  const whole: Judge = { ...judge, coveredBy: [], covers: covers.map(ruleId) }
  return { rule: ruleOf(about), under: () => whole }
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
