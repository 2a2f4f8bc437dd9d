import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  asFingerprint,
  type Baseline,
  type EarlierFinding,
  type Finding,
  type KubernetesAsset,
  keyOf,
  localScope,
  parseRuleId,
  type RuleId,
} from '@ringwall/model'
import { fingerprintOf } from '../lib/fingerprint/index.ts'
import { compare, type JudgedNow } from './index.ts'

const A = id('rule-a')
const web = asset('web')

/** A finding of now, with so many places. */
function finding(rule: RuleId, on: KubernetesAsset, places = 1): Finding {
  const at = { line: 1, column: 1 }
  const evidence = {
    message: 'm',
    path: [],
    span: { file: 'f', start: at, end: at },
    excerpt: { firstLine: 1, lines: [] },
    edit: undefined,
  }
  return {
    class: 'compliance_finding',
    fingerprint: fingerprintOf('compliance_finding', rule, on),
    rule,
    severity: 'high',
    title: 't',
    time: 0,
    asset: on,
    evidence: Array.from({ length: places }, () => evidence),
    remediation: 'r',
    coverage: [],
  }
}

function earlier({ fingerprint, rule, severity, title, asset: on, evidence }: Finding): EarlierFinding {
  const { target } = on
  const at = { file: 'f' }
  return { fingerprint, rule, severity, title, asset: keyOf(on), name: 'n', target, places: evidence.length, at }
}

function baseline(findings: readonly Finding[]): Baseline {
  return {
    file: 'b.json',
    version: '1',
    targets: ['t'],
    startedAt: 0,
    findings: findings.map(earlier),
    excepted: new Set(),
  }
}

const NOW: JudgedNow = {
  findings: [],
  excepted: [],
  notEvaluated: [],
  targets: ['t'],
  rules: new Set([A]),
  assets: new Set([keyOf(web)]),
  isComplete: true,
  isLeftOut: () => false,
}
const gap = { code: 'wrong_type', message: 'm', at: { file: 'f' } } as const
const exception = {
  kind: 'annotation',
  rule: A,
  asset: web,
  reason: 'r',
  owner: 'o',
  expires: '2027-01-01',
  paths: [],
  at: { file: 'f', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
} as const

const cases: readonly {
  readonly name: string
  readonly before: readonly Finding[]
  readonly now: Partial<JudgedNow>
  readonly want: readonly [added: number, fixed: number, excepted: number, notKnown: number]
}[] = [
  { name: 'nothing, nothing', before: [], now: {}, want: [0, 0, 0, 0] },
  { name: 'new', before: [], now: { findings: [finding(A, web)] }, want: [1, 0, 0, 0] },
  { name: 'unchanged', before: [finding(A, web)], now: { findings: [finding(A, web)] }, want: [0, 0, 0, 0] },
  {
    name: 'more places are new',
    before: [finding(A, web)],
    now: { findings: [finding(A, web, 2)] },
    want: [1, 0, 0, 0],
  },
  { name: 'fewer are not', before: [finding(A, web, 2)], now: { findings: [finding(A, web)] }, want: [0, 0, 0, 0] },
  { name: 'fixed', before: [finding(A, web)], now: {}, want: [0, 1, 0, 0] },
  { name: 'object gone', before: [finding(A, web)], now: { assets: new Set() }, want: [0, 1, 0, 0] },
  {
    name: 'object not seen, and not all was read',
    before: [finding(A, web)],
    now: { assets: new Set(), isComplete: false },
    want: [0, 0, 0, 1],
  },
  {
    name: 'object judged, though not all was read',
    before: [finding(A, web)],
    now: { isComplete: false },
    want: [0, 1, 0, 0],
  },
  {
    name: 'another target',
    before: [finding(A, web)],
    now: { assets: new Set(), targets: ['u'] },
    want: [0, 0, 0, 1],
  },
  {
    name: 'its file left out',
    before: [finding(A, web)],
    now: { assets: new Set(), isLeftOut: (file) => file === 'f' },
    want: [0, 0, 0, 1],
  },
  { name: 'rule off', before: [finding(A, web)], now: { rules: new Set() }, want: [0, 0, 0, 1] },
  {
    name: 'not evaluated',
    before: [finding(A, web)],
    now: { notEvaluated: [{ outcome: 'not_evaluated', rule: A, asset: web, because: gap }] },
    want: [0, 0, 0, 1],
  },
  {
    name: 'excepted since',
    before: [finding(A, web)],
    now: { excepted: [{ finding: finding(A, web), exception, extent: 'whole' }] },
    want: [0, 0, 1, 0],
  },
]
for (const { name, before, now, want } of cases)
  test(name, () => {
    const { added, fixed, excepted, notKnown } = compare(baseline(before), { ...NOW, ...now })
    assert.deepEqual([added.size, fixed.length, excepted.length, notKnown.length], want)
  })

test('a baseline with a finding twice tells it once', () => {
  const { fixed } = compare(baseline([finding(A, web), finding(A, web)]), NOW)
  assert.deepEqual(
    fixed.map(({ fingerprint }) => fingerprint),
    [asFingerprint(finding(A, web).fingerprint)],
  )
})

function id(text: string): RuleId {
  const parsed = parseRuleId(text)
  assert.ok(parsed !== undefined)
  return parsed
}

function asset(name: string): KubernetesAsset {
  return { kind: 'kubernetes', scope: localScope(), target: 't', namespace: 'n', resource: 'Deployment', name }
}
