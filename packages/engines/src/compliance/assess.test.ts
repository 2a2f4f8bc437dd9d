import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type AssessedControl,
  asFingerprint,
  type Control,
  type ControlRef,
  type Finding,
  type Framework,
  localScope,
  type Rule,
  type RuleId,
  type Scan,
  type Severity,
  type Tally,
} from '@ringwall/model'
import { assess } from './assess.ts'

const PASS: Tally = { pass: 2, fail: 0, notEvaluated: 0 }
const FAIL: Tally = { pass: 1, fail: 1, notEvaluated: 0 }
const UNSURE: Tally = { pass: 1, fail: 0, notEvaluated: 1 }

interface Case {
  readonly name: string
  /** What each rule that names the control came to: its tally, `none` for no object, `off` where it did not run. */
  readonly rules: Readonly<Record<string, Tally | 'none' | 'off'>>
  readonly findings?: readonly Finding[]
  readonly undecided?: string
  readonly gaps?: number
  readonly want: Partial<AssessedControl>
}

const cases: readonly Case[] = [
  { name: 'no rule', rules: {}, want: { status: 'not_decided' } },
  { name: 'all passed, all decided', rules: { a: PASS, b: PASS }, want: { status: 'met' } },
  { name: 'all passed, a part undecided', rules: { a: PASS }, undecided: 'Ask.', want: { status: 'partly', gaps: 0 } },
  { name: 'all passed of what was seen', rules: { a: PASS }, gaps: 2, want: { status: 'partly', gaps: 2 } },
  {
    name: 'one failed',
    rules: { a: PASS, b: FAIL },
    findings: [finding('b', 'high', 'wrong')],
    want: { status: 'failed', severity: 'high', because: [] },
  },
  {
    name: 'one failed, another could not judge',
    rules: { a: UNSURE, b: FAIL },
    findings: [finding('b', 'low', 'wrong')],
    want: { status: 'failed', severity: 'low', because: [{ reason: 'could_not_judge', rules: ids('a') }] },
  },
  {
    name: 'one failed, and what it found is told elsewhere',
    rules: { a: FAIL },
    want: { status: 'failed', severity: undefined, findings: [] },
  },
  {
    name: 'one could not judge',
    rules: { a: PASS, b: UNSURE },
    want: { status: 'not_evaluated', because: [{ reason: 'could_not_judge', rules: ids('b') }] },
  },
  {
    name: 'one found no object, the other passed',
    rules: { a: PASS, b: 'none' },
    want: { status: 'partly', gaps: 0, idle: ids('b') },
  },
  {
    name: 'none found an object',
    rules: { a: 'none', b: 'none' },
    want: { status: 'not_evaluated', because: [{ reason: 'no_object', rules: ids('a', 'b') }] },
  },
  {
    name: 'several reasons',
    rules: { a: 'off', b: 'none', c: UNSURE, d: 'off' },
    want: {
      status: 'not_evaluated',
      because: [
        { reason: 'could_not_judge', rules: ids('c') },
        { reason: 'no_object', rules: ids('b') },
        { reason: 'did_not_run', rules: ids('a', 'd') },
      ],
    },
  },
]
for (const c of cases)
  test(`${c.name}: ${c.want.status}`, () => {
    const [got] = assessed(c)
    assert.deepEqual({ ...got, ...c.want }, got)
  })

test('findings of a control are the worst first', () => {
  const findings = [finding('a', 'low', 'x'), finding('b', 'critical', 'y')]
  const [got] = assessed({ rules: { a: FAIL, b: FAIL }, findings })
  assert.deepEqual(got?.status === 'failed' && got.findings.map(({ severity }) => severity), ['critical', 'low'])
})

const words = [
  { name: 'its word', message: "pod shares the node's process namespace", status: 'failed' },
  { name: 'another word', message: "pod shares the node's IPC namespace", status: 'met' },
  { name: 'a part of a word', message: 'pod has subprocess rights', status: 'met' },
]
for (const { name, message, status } of words)
  test(`evidence with ${name}, where the rule judges several things: ${status}`, () => {
    const ref = { framework: 'house', id: '1', saying: 'process' }
    const [got] = assessed({ rules: { a: FAIL }, findings: [finding('a', 'high', message)] }, ref)
    assert.equal(got?.status, status)
  })

const techniques = [
  { names: ['T1552.007'], status: 'met' },
  { names: ['T1552'], status: 'met' },
  { names: ['T1552.001', 'T1611'], status: 'met' },
  { names: ['T1611'], status: 'not_decided' },
]
for (const { names, status } of techniques)
  test(`a rule of ${names.join(' and ')}: T1552 is ${status}`, () => {
    const rules = [rule('a', undefined, names)]
    const control = { ...CONTROL, id: 'T1552' }
    const { sections } = assess(framework([control], 'techniques'), rules, scan({ a: PASS }))
    assert.equal(sections[0]?.controls[0]?.status, status)
  })

test('a rule that the framework names counts, one that is not known does not', () => {
  const controls = [
    { ...CONTROL, id: '1', rules: ['a'] },
    { ...CONTROL, id: '2', rules: ['gone'] },
  ]
  const { sections } = assess(framework(controls), [rule('a', undefined)], scan({ a: PASS }))
  assert.deepEqual(
    sections.flatMap((section) => section.controls.map(({ status }) => status)),
    ['met', 'not_decided'],
  )
})

const scores = [
  { passed: 0, failed: 0, silent: 3, percent: undefined },
  { passed: 2, failed: 1, silent: 0, percent: 66 },
  { passed: 299, failed: 1, silent: 9, percent: 99 },
  { passed: 1, failed: 0, silent: 130, percent: 100 },
]
for (const { passed, failed, silent, percent } of scores)
  test(`${passed} passed, ${failed} failed, ${silent} not decided: ${percent} % of ${passed + failed}`, () => {
    const controls = [
      ...Array.from({ length: passed }, (_, i) => ({ ...CONTROL, id: `p${i}`, rules: ['a'] })),
      ...Array.from({ length: failed }, (_, i) => ({ ...CONTROL, id: `f${i}`, rules: ['b'] })),
      ...Array.from({ length: silent }, (_, i) => ({ ...CONTROL, id: `s${i}` })),
    ]
    const { score } = assess(
      framework(controls),
      [rule('a', undefined), rule('b', undefined)],
      scan({ a: PASS, b: FAIL }),
    )
    const { counts, ...rest } = score
    assert.deepEqual(rest, { total: passed + failed + silent, decided: passed + failed, passed, percent })
    assert.deepEqual([counts.met, counts.failed, counts.not_decided], [passed, failed, silent])
  })

function assessed(
  { rules, findings = [], undecided = '', gaps = 0 }: Omit<Case, 'name' | 'want'>,
  ref: ControlRef = { framework: 'house', id: '1' },
): readonly AssessedControl[] {
  const known = Object.keys(rules).map((id) => rule(id, ref))
  const ran = Object.fromEntries(Object.entries(rules).filter(([, said]) => said !== 'off'))
  const { sections } = assess(framework([{ ...CONTROL, undecided }]), known, scan(ran, findings, gaps))
  return sections.flatMap(({ controls }) => controls)
}

function framework(controls: readonly Control[], namedBy: Framework['namedBy'] = 'controls'): Framework {
  const sections = [{ id: 'S', title: 'Section', note: '', controls }]
  return { id: 'house', name: 'House', version: '1', publisher: '', url: '', licence: '', note: '', namedBy, sections }
}

const CONTROL: Control = {
  id: '1',
  title: 'Something holds',
  level: undefined,
  undecided: '',
  decidedBy: 'manifests',
  rules: [],
  also: [],
}

function scan(
  said: Readonly<Record<string, Tally | 'none' | 'off'>>,
  findings: readonly Finding[] = [],
  gaps = 0,
): Scan {
  const tallies = Object.entries(said).flatMap(([id, tally]) =>
    typeof tally === 'object' ? [[id as RuleId, tally] as const] : [],
  )
  const gap = { code: 'empty', message: 'is empty', at: { file: 'x' } } as const
  return {
    version: '0.1.0',
    scope: localScope(),
    targets: ['x'],
    startedAt: 0,
    finishedAt: 0,
    rules: new Map(Object.keys(said).map((id) => [id as RuleId, rule(id, undefined)])),
    findings,
    tallies: new Map(tallies),
    coverage: {
      filesRead: 1,
      filesIgnored: 0,
      objectsJudged: 1,
      passedOver: {},
      gaps: Array.from({ length: gaps }, () => gap),
      notGiven: [],
    },
    excepted: [],
    exceptions: [],
    comparison: undefined,
    summaries: [],
  }
}

function rule(id: string, ref: ControlRef | undefined, techniques: readonly string[] = []): Rule {
  return {
    // The ids of these tests are well formed.
    id: id as RuleId,
    title: id,
    description: '',
    severity: 'medium',
    language: 'native',
    classes: ['kubernetes_resource'],
    logic: { kind: 'native' },
    standard: undefined,
    references: [],
    techniques,
    controls: ref === undefined ? [] : [ref],
    maturity: 'stable',
    falsePositives: [],
    remediation: '',
  }
}

function finding(rule: string, severity: Severity, message: string): Finding {
  const at = { line: 1, column: 1 }
  const span = { file: 'x', start: at, end: at }
  return {
    class: 'compliance_finding',
    fingerprint: asFingerprint(`1:${rule}`),
    rule: rule as RuleId,
    severity,
    title: rule,
    time: 0,
    asset: { kind: 'file', scope: localScope(), target: 'x', path: 'x' },
    evidence: [{ message, path: [], span, excerpt: { firstLine: 1, lines: [] }, edit: undefined }],
    remediation: '',
    coverage: [],
  }
}

function ids(...all: readonly string[]): readonly RuleId[] {
  return all.map((id) => id as RuleId)
}
