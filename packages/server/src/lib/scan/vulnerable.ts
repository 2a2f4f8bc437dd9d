import { judgePackages } from '@ringwall/engines/vulnerability'
import type { Finding, Gap, Package, Rule, RuleId, Summary, Tally } from '@ringwall/model'
import type { PackageRequest } from './packages.ts'

/** What advisories say of all packages that were read. */
export interface JudgedVulnerabilities {
  readonly findings: readonly Finding[]
  readonly tallies: ReadonlyMap<RuleId, Tally>
  readonly rules: readonly Rule[]
  readonly judged: number
  /** Packages of which nothing can be said: counted, and never clean. */
  readonly notEvaluated: readonly Gap[]
  readonly summaries: readonly Summary[]
}

/** Holds packages against the advisories that there are. `place` stands for what was scanned. */
export function judgeVulnerabilities(
  packages: readonly Package[],
  request: PackageRequest | undefined,
  place: string,
): JudgedVulnerabilities {
  if (request?.lookup === undefined || packages.length === 0) return NOTHING
  const { findings, tallies, judged, vulnerable, notEvaluated } = judgePackages(packages, request.lookup)
  const on = new Set(request.rules.map(({ id }) => id))
  const rest = [...notEvaluated.values()].reduce((sum, count) => sum + count, 0)
  return {
    findings: findings.filter(({ rule }) => on.has(rule)),
    tallies: new Map([...tallies].filter(([rule]) => on.has(rule))),
    rules: request.rules,
    judged,
    notEvaluated: [...notEvaluated].map(([reason, count]) => ({
      code: 'not_evaluated',
      message: `${count} ${count === 1 ? 'package' : 'packages'} of ${reason}`,
      at: { file: place },
    })),
    summaries: [
      {
        title: 'Packages',
        counts: [
          { label: 'judged', count: judged },
          { label: 'vulnerable', count: vulnerable },
          { label: 'not evaluated', count: rest },
        ],
      },
    ],
  }
}

const NOTHING: JudgedVulnerabilities = {
  findings: [],
  tallies: new Map(),
  rules: [],
  judged: 0,
  notEvaluated: [],
  summaries: [],
}
