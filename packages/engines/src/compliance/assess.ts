import {
  type AssessedControl,
  type Assessment,
  type Control,
  type Finding,
  type Framework,
  type Obstacle,
  type Rule,
  type RuleId,
  type Scan,
  type Score,
  severityId,
} from '@ringwall/model'
import { type Naming, namedRules } from './named.ts'

/**
 * What a scan says of every control of a framework. `rules` are all that could speak, also those that did not run: what was
 * not asked is no pass. Cost: linear in findings, and in rules times controls.
 */
export function assess(framework: Framework, rules: readonly Rule[], scan: Scan): Assessment {
  const named = namedRules(framework, rules)
  const findings = Map.groupBy(scan.findings, ({ rule }) => rule)
  const accepted = Map.groupBy(
    scan.excepted.map(({ finding }) => finding),
    ({ rule }) => rule,
  )
  const sections = framework.sections.map((section) => ({
    section,
    controls: section.controls.map((control) =>
      assessControl(control, named.get(control) ?? [], { scan, findings, accepted }),
    ),
  }))
  return { framework, scan, sections, score: scoreOf(sections.flatMap(({ controls }) => controls)) }
}

interface Said {
  readonly scan: Scan
  readonly findings: ByRule
  /** What exceptions accept: a control stays failed, and shows none of it. */
  readonly accepted: ByRule
}

type ByRule = ReadonlyMap<RuleId, readonly Finding[]>

function assessControl(control: Control, named: readonly Naming[], said: Said): AssessedControl {
  const { scan } = said
  const rules = named.map(({ rule }) => rule)
  if (rules.length === 0) return { status: 'not_decided', control, rules }
  const because = obstacles(rules, scan)
  const found = worstFirst(evidenceIn(said.findings, named))
  const isAccepted = evidenceIn(said.accepted, named).length > 0
  const isTold = named.some(({ rule, says }) => says.length === 0 && failures(rule, scan) > 0)
  const fails = found.length > 0 || isAccepted || isTold
  if (fails) return { status: 'failed', control, rules, findings: found, severity: found[0]?.severity, because }
  const idle = because.find(({ reason }) => reason === 'no_object')?.rules ?? []
  const isBlocked = because.some(({ reason }) => reason !== 'no_object') || idle.length === rules.length
  if (isBlocked) return { status: 'not_evaluated', control, rules, because }
  const gaps = scan.coverage.gaps.length
  return control.undecided === '' && gaps === 0 && idle.length === 0
    ? { status: 'met', control, rules }
    : { status: 'partly', control, rules, gaps, idle }
}

function evidenceIn(findings: ByRule, named: readonly Naming[]): readonly Finding[] {
  return named.flatMap((naming) => (findings.get(naming.rule) ?? []).flatMap((finding) => part(finding, naming)))
}

/** Of a finding, what is evidence of the control; nothing where none is. */
function part(finding: Finding, { says }: Naming): readonly Finding[] {
  if (says.length === 0) return [finding]
  const evidence = finding.evidence.filter(({ message }) => {
    const words = message.split(BETWEEN_WORDS)
    return says.some((word) => words.includes(word))
  })
  return evidence.length === 0 ? [] : [{ ...finding, evidence }]
}

function failures(rule: RuleId, { tallies }: Scan): number {
  return tallies.get(rule)?.fail ?? 0
}

function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => severityId(b.severity) - severityId(a.severity))
}

/** What keeps rules from saying that all is well, by reason. */
function obstacles(rules: readonly RuleId[], scan: Scan): readonly Obstacle[] {
  const reasons = Map.groupBy(rules, (rule) => obstacle(rule, scan))
  return REASONS.flatMap((reason) => {
    const stopped = reasons.get(reason)
    return stopped === undefined ? [] : { reason, rules: stopped }
  })
}

function obstacle(rule: RuleId, { rules, tallies }: Scan): Obstacle['reason'] | undefined {
  if (!rules.has(rule)) return 'did_not_run'
  const tally = tallies.get(rule) ?? { pass: 0, fail: 0, notEvaluated: 0 }
  if (tally.notEvaluated > 0) return 'could_not_judge'
  return tally.pass + tally.fail === 0 ? 'no_object' : undefined
}

function scoreOf(controls: readonly AssessedControl[]): Score {
  const counts = { failed: 0, met: 0, partly: 0, not_evaluated: 0, not_decided: 0 }
  for (const { status } of controls) counts[status]++
  const passed = counts.met + counts.partly
  const decided = passed + counts.failed
  const percent = decided === 0 ? undefined : Math.floor((100 * passed) / decided)
  return { counts, total: controls.length, decided, passed, percent }
}

const BETWEEN_WORDS = /[^\w-]+/
const REASONS = ['could_not_judge', 'no_object', 'did_not_run'] as const
