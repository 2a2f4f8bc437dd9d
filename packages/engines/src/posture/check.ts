import assert from 'node:assert/strict'
import { type ControlRef, parseRuleId, type Rule, type RuleId, type Severity, type Standard } from '@ringwall/model'
import type { Level, Minor, Pod, Violation } from '../lib/pod-security/index.ts'

/** A posture check: what it says, and a pure function that judges. One file each in `checks/`. */
export interface Check {
  readonly rule: Rule
  /** How it judges under these settings, or `undefined` where it does not apply. */
  readonly under: (settings: PostureSettings) => Judge | undefined
}

export interface Judge {
  readonly judge: (pod: Pod) => readonly Violation[]
  /** Rules whose finding at the same place says it already. */
  readonly coveredBy: readonly RuleId[]
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
}

/** A check of every pod and pod template. */
export function podCheck(about: About & { readonly judge: Judge['judge'] }): Check {
  const { judge, ...rest } = about
  return { rule: ruleOf(rest), under: () => ({ judge, coveredBy: [] }) }
}

/** A check's rule. An id that is no rule id is a mistake of its author, and stops. */
export function ruleOf(about: About): Rule {
  const id = parseRuleId(about.id)
  assert(id !== undefined, `"${about.id}" is no rule id`)
  return { ...about, id, language: 'native', classes: ['kubernetes_resource'], logic: { kind: 'native' } }
}
