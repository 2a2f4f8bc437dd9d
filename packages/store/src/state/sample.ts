import {
  asFingerprint,
  type Exception,
  type Finding,
  type Gap,
  localScope,
  parseRuleId,
  type Rule,
  type RuleId,
  type Scan,
  type Severity,
  tenant,
} from '@ringwall/model'

/** A finding of a test, by what it is about. */
export interface SampleFinding {
  readonly rule: string
  readonly name: string
  readonly severity?: Severity
  readonly file?: string
}

/** A scan of a test. */
export interface SampleScan {
  readonly at: number
  readonly findings: readonly SampleFinding[]
  readonly excepted?: readonly SampleFinding[]
  readonly rules?: readonly string[]
  readonly gaps?: readonly Gap[]
  /** Ids of rules that could not judge everything. */
  readonly unsure?: readonly string[]
  readonly target?: string
  readonly tenant?: string
}

/** A scan as the engines would give it. */
export function sampleScan(sample: SampleScan): Scan {
  const { at, findings, excepted = [], gaps = [], unsure = [], target = 'shop' } = sample
  const rules = sample.rules ?? [...findings, ...excepted].map(({ rule }) => rule)
  const scope = sample.tenant === undefined ? localScope() : { ...localScope(), tenant: tenant(sample.tenant) }
  const made = (finding: SampleFinding): Finding => sampleFinding(finding, { at, target, scope })
  return {
    version: '0.1.0',
    scope,
    targets: [target],
    startedAt: at,
    finishedAt: at + 1,
    rules: new Map(rules.map((rule) => [ruleId(rule), sampleRule(rule)])),
    findings: findings.map(made),
    excepted: excepted.map((each) => ({ finding: made(each), exception: sampleException(each.rule), extent: 'whole' })),
    exceptions: [],
    comparison: undefined,
    tallies: new Map(
      rules.map((rule) => [ruleId(rule), { pass: 1, fail: 0, notEvaluated: unsure.includes(rule) ? 1 : 0 }]),
    ),
    coverage: { filesRead: 1, filesIgnored: 0, objectsJudged: 1, passedOver: {}, gaps, notGiven: [] },
    summaries: [],
  }
}

function sampleFinding(
  { rule, name, severity = 'high', file = 'a.yaml' }: SampleFinding,
  { at, target, scope }: { readonly at: number; readonly target: string; readonly scope: Scan['scope'] },
): Finding {
  const start = { line: 3, column: 5 }
  return {
    class: 'compliance_finding',
    fingerprint: asFingerprint(`1:${target}/${rule}/${name}`),
    rule: ruleId(rule),
    severity,
    title: `${rule} fires`,
    time: at,
    asset: { kind: 'kubernetes', scope, target, namespace: 'default', resource: 'Pod', name },
    evidence: [
      {
        message: 'is wrong',
        path: ['spec'],
        span: { file, start, end: start },
        excerpt: { firstLine: 3, lines: ['spec:'] },
        edit: undefined,
      },
    ],
    remediation: 'Mend it.',
    coverage: [],
  }
}

function sampleException(rule: string): Exception {
  const start = { line: 1, column: 1 }
  return {
    kind: 'file',
    rules: [ruleId(rule)],
    assets: [],
    files: [],
    paths: [],
    reason: 'r',
    owner: 'o',
    expires: '2030-01-31',
    at: { file: '.ringwall/exceptions.yaml', start, end: start },
  }
}

function sampleRule(id: string): Rule {
  return {
    id: ruleId(id),
    title: `${id} fires`,
    description: '',
    severity: 'high',
    language: 'native',
    classes: ['kubernetes_resource'],
    logic: { kind: 'native' },
    standard: undefined,
    references: [],
    techniques: [],
    controls: [],
    maturity: 'stable',
    falsePositives: [],
    remediation: 'Mend it.',
  }
}

function ruleId(text: string): RuleId {
  const id = parseRuleId(text)
  if (id === undefined) throw new Error(`"${text}" is no rule id`)
  return id
}
