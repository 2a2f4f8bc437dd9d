import { checks } from '@ringwall/engines/posture'
import { type Finding, keyOf, printPath } from '@ringwall/model'
import { ARCHIVES, findingsOf } from './lib/foreign.ts'
import type { Outcome, Suite } from './suite.ts'

/**
 * Every rule is a case: it counts where it fires on an object that nobody here wrote, and not always together with
 * another rule at the same places, for then the two are one.
 */
export const suite: Suite = { run }

async function run(corpora: string): Promise<Outcome> {
  const findings = ARCHIVES.flatMap((archive) => findingsOf(corpora, archive))
  const places = Map.groupBy(findings, ({ rule }) => String(rule))
  const seen = new Map<string, string>()
  const missed: string[] = []
  for (const { rule } of checks) {
    const where = placesOf(places.get(rule.id) ?? [])
    const twin = seen.get(where)
    if (where === '') missed.push(rule.id)
    else if (twin !== undefined) missed.push(`${rule.id} (with ${twin})`)
    else seen.set(where, rule.id)
  }
  return { passed: checks.length - missed.length, missed }
}

function placesOf(findings: readonly Finding[]): string {
  return findings
    .flatMap(({ asset, evidence }) => evidence.map(({ path }) => `${keyOf(asset)} ${printPath(path)}`))
    .sort()
    .join('\n')
}
