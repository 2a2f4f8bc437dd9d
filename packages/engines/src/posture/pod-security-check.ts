import assert from 'node:assert/strict'
import { type ControlRef, type Fix, parseRuleId, type RuleId, type Severity } from '@ringwall/model'
import { type PodSecurityCheck, versionOf } from '../lib/pod-security/index.ts'
import { type About, type Check, type Judge, type PostureSettings, ruleOf } from './check.ts'

/** What a Pod Security check adds to the standard's own words. */
export interface PodSecurityAbout {
  readonly title: string
  readonly description: string
  readonly severity: Severity
  readonly techniques: readonly string[]
  readonly controls: readonly ControlRef[]
  readonly falsePositives: readonly string[]
  readonly remediation: string
  /** What its edits may break. Left out where no violation has an edit. */
  readonly fix?: Fix | undefined
  readonly translations: NonNullable<About['translations']>
}

/** A control of the Pod Security Standards as a posture check. */
export function podSecurityCheck(control: PodSecurityCheck, about: PodSecurityAbout): Check {
  return { rule: ruleOf(completed(control, about)), under: (settings) => judgeUnder(control, settings) }
}

/** `capabilities_baseline` → `pss-capabilities-baseline`. */
export function podSecurityRuleId(checkId: string): RuleId {
  const words = checkId
    .replace(/SELinux/i, 'Selinux')
    .replace(/[A-Z]/g, (letter) => `-${letter}`)
    .replaceAll('_', '-')
  const id = parseRuleId(`pss-${words.toLowerCase().replace(/^-/, '')}`)
  assert(id !== undefined, checkId)
  return id
}

function judgeUnder(control: PodSecurityCheck, settings: PostureSettings): Judge | undefined {
  const { podSecurityLevel: level, kubernetesVersion } = settings
  const isIncluded = level === 'restricted' || level === control.level
  const form = isIncluded ? versionOf(control, kubernetesVersion) : undefined
  return form && { subject: 'pod', judge: form.judge, coveredBy: form.overrides.map(podSecurityRuleId), covers: [] }
}

function completed(control: PodSecurityCheck, about: PodSecurityAbout): About {
  const section = `${control.level}, ${control.control}`
  const ref = { framework: 'pss', id: `${control.level}/${control.id}` }
  return {
    ...about,
    id: podSecurityRuleId(control.id),
    standard: { name: 'Pod Security Standards', section, url: STANDARD },
    references: [STANDARD],
    controls: [ref, ...about.controls],
    maturity: 'stable',
  }
}

const STANDARD = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/'
