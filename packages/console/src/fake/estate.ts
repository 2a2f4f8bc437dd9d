import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Severity } from '@ringwall/model'
import type { Exemplar, FindingDetail, Framework, RuleDetail } from '../lib/api/types.ts'

/** What the fake server shows: the examples, as the real product judges them. */
export interface Estate {
  readonly rules: readonly RuleDetail[]
  readonly findings: readonly FindingDetail[]
  readonly frameworks: readonly Framework[]
  readonly coverage: { readonly filesRead: number; readonly objectsJudged: number }
  readonly tallies: Readonly<Record<string, readonly [number, number, number]>>
}

/** Judges the examples of the repository. Takes a second or two. */
export function readEstate(root: string, now: number): Estate {
  const report = run(root, ['scan', 'examples', '--format', 'json', '--fail-on', 'never']) as Report
  const open = new Map(
    Map.groupBy(report.findings, idOf)
      .entries()
      .map(([id, all]) => [id, all.length]),
  )
  const rules = readRules(root).map((rule) => toRule(rule, open.get(rule.id) ?? 0))
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  return {
    rules,
    findings: report.findings.flatMap((found, i) =>
      toFinding(root, found, byId.get(idOf(found)), now - ((i % 40) + 1) * DAY),
    ),
    frameworks: FRAMEWORKS.map((id) => toFramework(run(root, ['comply', id, 'examples', '--format', 'json']))),
    coverage: report.coverage,
    tallies: Object.fromEntries(
      report.rules.map(({ id, tally: { pass, fail, notEvaluated } }) => [id, [pass, fail, notEvaluated]]),
    ),
  }
}

function run(root: string, args: readonly string[]): unknown {
  const { stdout } = spawnSync(join(root, 'bin', 'ringwall'), args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
  return JSON.parse(stdout)
}

/** The rules as the engine has them; the console may not import it, so a process of its own prints them. */
function readRules(root: string): readonly EngineRule[] {
  const program =
    "import { checks } from '@ringwall/engines/posture'; process.stdout.write(JSON.stringify(checks.map(({ rule }) => rule)))"
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: join(root, 'packages', 'server'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return JSON.parse(stdout) as readonly EngineRule[]
}

function toRule(rule: EngineRule, open: number): RuleDetail {
  return {
    ...rule,
    isOptional: rule.isOptional !== undefined,
    isFixable: rule.fix !== undefined,
    open,
  }
}

function toFinding(
  root: string,
  found: ReportFinding,
  rule: RuleDetail | undefined,
  firstSeen: number,
): readonly FindingDetail[] {
  const resource = found.resources[0]
  if (rule === undefined || resource === undefined) return []
  return [
    {
      fingerprint: found.finding_info.uid,
      ruleId: rule.id,
      rule,
      severity: found.severity.toLowerCase() as Severity,
      title: found.finding_info.title,
      remediation: found.remediation.desc,
      asset: resource.uid,
      target: resource.data.target,
      namespace: resource.namespace ?? '-',
      resource: resource.type,
      name: resource.name,
      isFixable: found.evidences.some(({ data }) => data.edit !== undefined),
      owner: '',
      state: 'open',
      firstSeen,
      lastSeen: firstSeen + 12 * HOUR,
      count: 3,
      exemplars: found.evidences.slice(0, 8).map(({ data }) => toExemplar(root, data)),
      exceptions: [],
    },
  ]
}

/** Reports quote no lines; the files are there, so a few around the place are read. */
function toExemplar(root: string, { message, file, line, column, path, edit }: ReportEvidence): Exemplar {
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  const first = Math.max(0, line - 3)
  return {
    message,
    file,
    line,
    column,
    path,
    excerpt: { firstLine: first + 1, lines: lines.slice(first, line + 2) },
    ...(edit === undefined ? {} : { edit }),
  }
}

function toFramework(printed: unknown): Framework {
  const { framework, score, sections, complete } = printed as PrintedFramework
  return {
    ...framework,
    score,
    isComplete: complete,
    sections: sections.map((section) => ({
      id: section.id,
      title: section.title,
      note: section.note ?? '',
      controls: section.controls.map((control) => ({
        ...control,
        undecided: control.undecided ?? '',
        open: control.findings?.length ?? 0,
        because: control.because ?? [],
      })),
    })),
  }
}

function idOf(found: ReportFinding): string {
  return found.metadata.event_code
}

interface Report {
  readonly findings: readonly ReportFinding[]
  readonly coverage: { readonly filesRead: number; readonly objectsJudged: number }
  readonly rules: readonly {
    readonly id: string
    readonly tally: { readonly pass: number; readonly fail: number; readonly notEvaluated: number }
  }[]
}

interface ReportFinding {
  readonly severity: string
  readonly metadata: { readonly event_code: string }
  readonly finding_info: { readonly title: string; readonly uid: string }
  readonly remediation: { readonly desc: string }
  readonly resources: readonly {
    readonly uid: string
    readonly name: string
    readonly type: string
    readonly namespace?: string
    readonly data: { readonly target: string }
  }[]
  readonly evidences: readonly { readonly data: ReportEvidence }[]
}

type ReportEvidence = Omit<Exemplar, 'excerpt'>

type EngineRule = Omit<RuleDetail, 'isOptional' | 'isFixable' | 'open'> & {
  readonly isOptional?: true | 'house'
}

interface PrintedFramework {
  readonly framework: Omit<Framework, 'score' | 'isComplete' | 'sections'>
  readonly score: Framework['score']
  readonly complete: boolean
  readonly sections: readonly {
    readonly id: string
    readonly title: string
    readonly note?: string
    readonly controls: readonly (Omit<
      Framework['sections'][number]['controls'][number],
      'open' | 'because' | 'undecided'
    > & {
      readonly undecided?: string
      readonly findings?: readonly unknown[]
      readonly because?: Framework['sections'][number]['controls'][number]['because']
    })[]
  }[]
}

const FRAMEWORKS = ['pss', 'cis-kubernetes-1.12', 'nsa-cisa', 'pci-dss-4.0', 'mitre-attack-containers']
const HOUR = 3_600_000
const DAY = 24 * HOUR
