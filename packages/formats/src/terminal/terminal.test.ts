import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SEVERITIES } from '@ringwall/model'
import {
  acceptedScan,
  comparedScan,
  detectedScan,
  emptyScan,
  HOSTILE,
  sampleScan,
  written,
} from '../lib/sample/index.ts'
import { paint } from './paint.ts'
import { report } from './report.ts'

const PLAIN = { colour: false, width: 80 }

test('each offending line once, with what is wrong with it and the change', () => {
  assert.equal(
    written(report, sampleScan('odd'), PLAIN),
    `Deployment pay/checkout                                     deploy/checkout.yaml
   21 │           securityContext:
   22 │             privileged: true
   23 │           ports:
      ◆ critical  container "app" runs privileged  pss-privileged
        fix: set securityContext.privileged: false

Deployment pay/web                                         ./deploy/web pod.yaml
   11 │       hostPort: 8000
      ● medium  container "web" takes port 8000 of the node  pss-host-ports
        fix: remove hostPort
   14 │       hostPort: 8001
      ● medium  container "web" takes port 8001 of the node  pss-host-ports
        fix: remove hostPort

Deployment pay/odd                                                 /srv/odd.yaml
    1 │ odd
      ■ low  odd  house-labels
        fix: set metadata.labels.odd: odd

Findings
  ◆ 1 critical  ● 1 medium  ■ 1 low
Workloads by Pod Security level
  1 restricted · 3 baseline · 1 odd
Judged
  5 objects by 3 rules, from 3 files; no rule is about the 3 other objects
Not judged
  ! charts/shop/deployment.yaml:7:13  spec.replicas is a template: {{ .Values.replicas }}
  ! secret/key store.yaml  odd
`,
  )
})

test('a clean scan says what was judged', () => {
  assert.equal(written(report, emptyScan(), PLAIN), 'Findings\n  none\nJudged\n  1 object by 1 rule, from 1 file\n')
})

test('what was detected, by rule, with the first events', () =>
  assert.equal(
    written(report, detectedScan('odd'), PLAIN),
    `logs/events.json
  ▲ high  odd  T1505.003  8202070f-edeb-4d31-a010-a26c72ac5600
    3 events, 2026-01-02T03:04:05.000Z to 2026-01-02T03:09:00.000Z
    logs/events.json:12:1  Image: odd · ParentImage: /usr/sbin/nginx
    logs/events.json:40:1  Image: odd · ParentImage: /usr/sbin/nginx
    … and 1 more event

Findings
  ▲ 1 high
Judged
  4 events by 1 rule, from 1 file; no rule is about the 2 other events
`,
  ))

test('what is excepted is counted', () =>
  assert.match(
    written(report, acceptedScan('odd'), PLAIN),
    /\nFindings\n {2}● 1 medium {2}■ 1 low\nExcepted\n {2}2 findings by 2 exceptions \(--show-excepted lists them\)\n/,
  ))

test('what is excepted is listed where that is asked for', () =>
  assert.ok(
    written(report, acceptedScan('odd'), { ...PLAIN, showExcepted: true }).includes(`
Excepted
  ◆ critical  shop/pay/Deployment/checkout  pss-privileged
      container "app" runs privileged  deploy/checkout.yaml:22:25
      accepted by odd until 2026-12-31: odd  exceptions file .ringwall/exceptions.yaml:2:5
  ● medium  shop/pay/Deployment/web  pss-host-ports
      container "web" takes port 8001 of the node  ./deploy/web pod.yaml:14:17
      accepted by odd until 2026-06-30: odd  annotation ./deploy/web pod.yaml:5:5

Findings
  ● 1 medium  ■ 1 low
Excepted
  2 findings by 2 exceptions; 1 exception matched nothing here, and may match what was not judged
`),
  ))

test('against a baseline only what is new is shown, and the rest counted', () => {
  const text = written(report, comparedScan('odd'), PLAIN)
  assert.match(text, /pss-host-ports/)
  assert.doesNotMatch(text, /house-labels/)
  assert.match(
    text,
    /\nNew findings\n {2}● 1 medium\nAgainst odd\.json\n {2}1 new · 1 unchanged · 1 fixed · 1 not judged this time\n/,
  )
})

test('text from outside cannot move the cursor, colour the screen or turn the line round', () => {
  const hostile = [sampleScan(HOSTILE), comparedScan(HOSTILE)]
  const lines = hostile.flatMap((scan) => written(report, scan, { ...PLAIN, showExcepted: true }).split('\n'))
  for (const line of lines) assert.doesNotMatch(line, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
  assert.ok(lines.some((line) => line.includes('\\u{1b}[31mred')))
})

test('many gaps are counted', () => {
  const scan = sampleScan('odd')
  const gaps = Array.from(
    { length: 25 },
    (_, i) => ({ code: 'empty', message: 'is empty', at: { file: `f${i}` } }) as const,
  )
  const text = written(report, { ...scan, coverage: { ...scan.coverage, gaps } }, PLAIN)
  assert.match(text, /f19 {2}is empty\n {2}… and 5 more/)
})

test('colour is for those who want it', () => {
  const text = written(report, sampleScan('odd'), { colour: true, width: 80 })
  assert.ok(text.includes('\u001b[1;31m◆ critical\u001b[0m'))
  for (const severity of SEVERITIES) assert.equal(paint(false).severity(severity, 'x'), 'x')
})
