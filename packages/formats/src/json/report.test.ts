import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { acceptedScan, comparedScan, emptyScan, sampleScan, written } from '../lib/sample/index.ts'
import { report } from './report.ts'

const OPTIONS = { colour: false, width: 80 }

test('a complete scan that found nothing', () =>
  assert.deepEqual(JSON.parse(written(report, emptyScan(), OPTIONS)), {
    reportVersion: 1,
    tool: { name: 'ringwall', version: '0.1.0' },
    scope: { tenant: 'default', cluster: '-' },
    targets: ['shop'],
    startedAt: '2026-01-02T03:04:05.000Z',
    finishedAt: '2026-01-02T03:04:06.500Z',
    complete: true,
    summary: { bySeverity: { critical: 0, high: 0, medium: 0, low: 0, informational: 0 }, excepted: 0, summaries: [] },
    coverage: { filesRead: 1, filesIgnored: 0, objectsJudged: 1, passedOver: {}, gaps: [], notGiven: [] },
    rules: [
      {
        id: 'pss-privileged',
        title: 'Container may gain root on the node: privileged',
        severity: 'critical',
        standard: {
          name: 'Pod Security Standards',
          section: 'baseline, Privileged Containers',
          url: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
        },
        tally: { pass: 1, fail: 0, notEvaluated: 0 },
      },
    ],
    exceptions: [],
    excepted: [],
    findings: [],
  }))

test('an incomplete scan with findings', () => {
  const { complete, summary, coverage, findings } = JSON.parse(written(report, sampleScan('plain'), OPTIONS))
  assert.equal(complete, false)
  assert.deepEqual(summary.bySeverity, { critical: 1, high: 0, medium: 1, low: 1, informational: 0 })
  assert.deepEqual(coverage.gaps, [
    {
      code: 'template',
      message: 'spec.replicas is a template: {{ .Values.replicas }}',
      file: 'charts/shop/deployment.yaml',
      line: 7,
      column: 13,
    },
    { code: 'unreadable', message: 'plain', file: 'secret/key store.yaml' },
  ])
  assert.deepEqual(
    findings.map((event: { class_uid: number; finding_info: { uid: string } }) => [
      event.class_uid,
      event.finding_info.uid,
    ]),
    [
      [2003, '1:pss-privileged'],
      [2003, '1:pss-host-ports'],
      [2003, '1:house-labels'],
    ],
  )
})

test('what is excepted is apart, and every exception is told with what became of it', () => {
  const { summary, excepted, exceptions, findings } = JSON.parse(written(report, acceptedScan('plain'), OPTIONS))
  assert.deepEqual([summary.excepted, excepted.length, findings.length], [2, 2, 2])
  assert.equal(excepted[0].status, 'Suppressed')
  assert.deepEqual(
    exceptions.map(({ kind, state }: { kind: string; state: string }) => [kind, state]),
    [
      ['file', 'matched'],
      ['annotation', 'matched'],
      ['file', 'expired'],
      ['file', 'unmatched'],
      ['file', 'not_known'],
    ],
  )
})

test('against a baseline every finding has a state, and what is gone is listed', () => {
  const { summary, baseline, findings } = JSON.parse(written(report, comparedScan('plain'), OPTIONS))
  assert.deepEqual(summary.baseline, { new: 1, unchanged: 1, fixed: 1, excepted: 0, notKnown: 1 })
  assert.deepEqual(
    findings.map((event: { unmapped: { baseline_state: string } }) => event.unmapped.baseline_state),
    ['new', 'unchanged'],
  )
  assert.deepEqual(baseline.fixed, [
    {
      fingerprint: `1:${'a'.repeat(64)}`,
      rule: 'pss-privileged',
      severity: 'high',
      title: 'plain',
      asset: 'plain/pay/Pod/plain',
      file: 'old plain.yaml',
      line: 3,
      column: 1,
    },
  ])
  assert.equal(baseline.notKnown.length, 1)
})

test('a rule that judged nothing is listed', () => {
  const { rules } = JSON.parse(written(report, { ...emptyScan(), tallies: new Map() }, OPTIONS))
  assert.deepEqual(rules[0].tally, { pass: 0, fail: 0, notEvaluated: 0 })
})

test('any text comes back as it was, and shows nothing that steers a terminal', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const printed = written(report, comparedScan(text), OPTIONS)
      assert.deepEqual(JSON.parse(printed).targets, ['shop', text])
      assert.doesNotMatch(printed, /(?!\n)[\p{Cc}\p{Bidi_Control}]/u)
    }),
  ))
