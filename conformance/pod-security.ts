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
import { checks, posture } from '@ringwall/engines/posture'
import { DEFAULT_LIMITS } from '@ringwall/formats'
import { parser } from '@ringwall/formats/kubernetes'
import { localScope } from '@ringwall/model'
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
  if (productFails(fixture, minor) !== failed.length > 0) return false
  if (fixture.expect === 'pass') return failed.length === 0
  return failed.some((result) => isNamed(result, fixture.check, minor))
}

/** What a person would be told of the same pod: written out, parsed, and judged by the engine with all its rules. */
function productFails({ level, pod }: Fixture, kubernetesVersion: Minor): boolean {
  const engine = posture(checks, { podSecurityLevel: level, kubernetesVersion })
  const bytes = new TextEncoder().encode(JSON.stringify(pod))
  const file = { path: 'pod.json', bytes, sizeBytes: bytes.length, isNamed: true }
  const { facts, gaps } = parser.parse(file, {
    scope: localScope(),
    target: 't',
    time: 0,
    source: 's',
    limits: DEFAULT_LIMITS,
  })
  for (const fact of facts) if (fact.class === 'kubernetes_resource') engine.apply([{ kind: 'put', resource: fact }])
  const { notEvaluated, objectsJudged, tallies } = engine.judge()
  if (gaps.length > 0 || objectsJudged !== 1) return false
  const standards = [...engine.rules.values()].filter((rule) =>
    rule.controls.some(({ framework }) => framework === 'pss'),
  )
  if (notEvaluated.some(({ rule }) => standards.some(({ id }) => id === rule))) return false
  return standards.some(({ id }) => (tallies.get(id)?.fail ?? 0) > 0)
}

/** At the restricted level a baseline check may be answered for by the restricted check that overrides it. */
function isNamed({ check }: PodSecurityResult, name: string | null, version: Minor): boolean {
  const answersFor = [check.id, ...(versionOf(check, version)?.overrides ?? [])]
  return answersFor.some((id) => id.toLowerCase() === name)
}
