import { asFingerprint, type Finding, type Rule, type RuleId, type Scan, type Scope, type Tally } from '@ringwall/model'
import type { ScanDetail, State, Told } from '@ringwall/store/state'

/** What of the rules matters. */
export interface Asked {
  readonly rules: readonly Rule[]
  /** Rules of which a control demands what a finding says. */
  readonly saying: readonly RuleId[]
}

/**
 * The newest scan of every target as one, as far as a framework asks: what each rule said over all of them, and for each rule
 * that is open one finding that says so, or one for each different thing it says where that matters.
 */
export async function assessable(
  { findings, scans }: Pick<State, 'findings' | 'scans'>,
  scope: Scope,
  { rules, saying }: Asked,
): Promise<Scan> {
  const latest = await scans.latest(scope)
  const { byRule } = await findings.facets({ scope, where: { states: ['open'] }, by: ['rule'] })
  const told = await findings.messagesOf(scope, saying)
  const known = new Map(rules.map((rule) => [rule.id, rule]))
  const open = [...known.values()].filter(({ id }) => (byRule[id] ?? 0) > 0)
  return {
    version: latest[0]?.version ?? '',
    scope,
    targets: [...new Set(latest.flatMap(({ targets }) => targets))],
    startedAt: Math.max(0, ...latest.map(({ startedAt }) => startedAt)),
    finishedAt: Math.max(0, ...latest.map(({ finishedAt }) => finishedAt)),
    rules: known,
    findings: open.flatMap((rule) =>
      (told.get(rule.id) ?? [{ severity: rule.severity, message: '' }]).map(sign(rule, scope)),
    ),
    excepted: [],
    exceptions: [],
    comparison: undefined,
    tallies: joined(latest),
    coverage: {
      filesRead: 0,
      filesIgnored: 0,
      objectsJudged: 0,
      passedOver: {},
      gaps: latest.flatMap(({ gaps }) => gaps),
      notGiven: [],
    },
    summaries: [],
  }
}

/** Stands for all findings of a rule that say the same: no place, and no name. */
function sign(rule: Rule, scope: Scope): (told: Told) => Finding {
  const start = { line: 1, column: 1 }
  return ({ severity, message }) => ({
    class: 'compliance_finding',
    fingerprint: asFingerprint(''),
    rule: rule.id,
    severity,
    title: rule.title,
    time: 0,
    asset: { kind: 'file', scope, target: '', path: '' },
    evidence: [
      {
        message,
        path: [],
        span: { file: '', start, end: start },
        excerpt: { firstLine: 1, lines: [] },
        edit: undefined,
      },
    ],
    remediation: '',
    coverage: [],
  })
}

function joined(latest: readonly ScanDetail[]): ReadonlyMap<RuleId, Tally> {
  const sums = new Map<RuleId, Tally>()
  for (const { tallies } of latest)
    for (const [rule, [pass = 0, fail = 0, notEvaluated = 0]] of Object.entries(tallies)) {
      // What was written there is the id of a rule that ran.
      const id = rule as RuleId
      const sum = sums.get(id) ?? { pass: 0, fail: 0, notEvaluated: 0 }
      sums.set(id, {
        pass: sum.pass + pass,
        fail: sum.fail + fail,
        notEvaluated: sum.notEvaluated + notEvaluated,
      })
    }
  return sums
}
