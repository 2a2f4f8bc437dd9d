import type { Level, PodSecurityCheck, PodSecurityCheckVersion } from './check.ts'
import { POD_SECURITY_CHECKS } from './checks.ts'
import type { Pod, Violation } from './pod.ts'
import type { Minor } from './version.ts'

export interface PodSecurityResult {
  readonly check: PodSecurityCheck
  /** Empty where the pod meets the control. */
  readonly violations: readonly Violation[]
}

/**
 * Says of a pod what pod-security-admission would at a level and version: one result per check that runs, baseline
 * first. At `restricted`, baseline checks whose demand a restricted check includes do not run.
 */
export function podSecurityEvaluator(level: Level, version: Minor): (pod: Pod) => readonly PodSecurityResult[] {
  const active = activeChecks(level, version)
  return (pod) => active.map(({ check, judge }) => ({ check, violations: judge(pod) }))
}

/** Tells the most strict level that a pod meets. */
export function podSecurityLeveller(version: Minor): (pod: Pod) => Level {
  const [restricted, baseline] = [activeChecks('restricted', version), activeChecks('baseline', version)]
  const meets = (checks: readonly Active[], pod: Pod): boolean => checks.every(({ judge }) => judge(pod).length === 0)
  return (pod) => (!meets(baseline, pod) ? 'privileged' : meets(restricted, pod) ? 'restricted' : 'baseline')
}

/** The form a check has at a version, or `undefined` where the check is newer. */
export function versionOf(check: PodSecurityCheck, version: Minor): PodSecurityCheckVersion | undefined {
  return check.versions.findLast(({ since }) => since <= version)
}

interface Active extends PodSecurityCheckVersion {
  readonly check: PodSecurityCheck
}

function activeChecks(level: Level, version: Minor): readonly Active[] {
  if (level === 'privileged') return []
  const all = POD_SECURITY_CHECKS.filter((check) => level === 'restricted' || check.level === 'baseline').flatMap(
    (check): readonly Active[] => {
      const form = versionOf(check, version)
      return form === undefined ? [] : [{ ...form, check }]
    },
  )
  const overridden = new Set(all.flatMap((active) => active.overrides))
  return all.filter(({ check }) => !overridden.has(check.id))
}
