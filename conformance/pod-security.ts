import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Level,
  type Minor,
  type PodSecurityResult,
  parseVersion,
  podOf,
  podSecurityEvaluator,
  versionOf,
} from '@ringwall/engines/lib/pod-security'
import type { Outcome, Suite } from './suite.ts'

/** The fixtures of pod-security-admission: a pod, a level, a verdict, the check that must fail, and the versions it holds for. */
export const suite: Suite = { run }

interface Fixture {
  readonly level: Level
  readonly expect: 'pass' | 'fail'
  /** Lower-case name of the check; null for pods that pass them all. */
  readonly check: string | null
  readonly file: string
  readonly versions: readonly string[]
  readonly pod: unknown
}

async function run(corpora: string): Promise<Outcome> {
  const lines = readFileSync(join(corpora, 'kubernetes', 'pod-security-fixtures.jsonl'), 'utf8')
    .trim()
    .split('\n')
  const verdicts = lines
    .map((line): Fixture => JSON.parse(line))
    .flatMap((fixture) =>
      fixture.versions.map((version) => ({ name: nameOf(fixture, version), ok: holds(fixture, version) })),
    )
  return { passed: verdicts.filter((v) => v.ok).length, missed: verdicts.filter((v) => !v.ok).map((v) => v.name) }
}

function nameOf({ level, expect, file }: Fixture, version: string): string {
  return `${level}/${version}/${expect}/${file}`
}

function holds(fixture: Fixture, version: string): boolean {
  const minor = parseVersion(version)
  if (minor === undefined) return false
  const failed = podSecurityEvaluator(
    fixture.level,
    minor,
  )(podOf(fixture.pod, [])).filter((r) => r.violations.length > 0)
  if (fixture.expect === 'pass') return failed.length === 0
  return failed.some((result) => isNamed(result, fixture.check, minor))
}

/** At the restricted level a baseline check may be answered for by the restricted check that overrides it. */
function isNamed({ check }: PodSecurityResult, name: string | null, version: Minor): boolean {
  const answersFor = [check.id, ...(versionOf(check, version)?.overrides ?? [])]
  return answersFor.some((id) => id.toLowerCase() === name)
}
