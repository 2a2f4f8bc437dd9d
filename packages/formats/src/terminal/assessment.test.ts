import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Assessment } from '@ringwall/model'
import { HOSTILE, sampleAssessment, silentAssessment } from '../lib/sample/index.ts'
import { assessment } from './assessment.ts'

test('every status, with what no check decides', () =>
  assert.equal(
    write(sampleAssessment('odd')),
    `odd 1
odd

A · odd
  ✗ 5.1  Demand 5.1
      ◆ critical  Deployment pay/checkout  deploy/checkout.yaml:22:25  pss-privileged
      ● medium  Deployment pay/web  ./deploy/web pod.yaml:11:17  pss-host-ports
      ■ low  Deployment pay/odd  /srv/odd.yaml:1:1  house-labels
  ✓ 5.2  Demand 5.2
  ◐ 5.3  odd
  ? 5.4  Demand 5.4
      not evaluated: found no object to judge: pss-privileged, pss-host-ports, house-labels
  ✗ 5.6  Demand 5.6
      what was found is told or accepted elsewhere
  · 1 not decided: 5.5
  no check decides, of 5.1, 5.4: Ask.
  no check decides, of 5.3: odd The scan has 2 gaps: what it did not see may be wrong.
  no check decides, of 5.5: No rule judges it; an answer could come from nodes.

Controls
  ✗ 2 failed  ◐ 1 passed in part  ✓ 1 met  ? 1 not evaluated  · 1 not decided
  Rules judged 4 of 6 controls: 2 failed, 1 passed in part, 1 met.
  2 of the 4 passed (50 %), which says nothing of the other 2: 1 control not evaluated, 1 that no rule judges.
Judged
  5 objects by 3 rules, from 3 files
Not judged
  ! charts/shop/deployment.yaml:7:13  spec.replicas is a template: {{ .Values.replicas }}
  ! secret/key store.yaml  odd
`,
  ))

test('a framework of which no rule speaks', () =>
  assert.equal(
    write(silentAssessment()),
    `Bare

A · Only
  · 1 not decided: 1
  no check decides: No rule judges it; an answer could come from the running cluster.

Controls
  ✗ 0 failed  ◐ 0 passed in part  ✓ 0 met  ? 0 not evaluated  · 1 not decided
  Rules judged none of 1 control: 0 controls not evaluated, 1 that no rule judges.
Judged
  1 object by 1 rule, from 1 file
`,
  ))

test('text from outside cannot move the cursor, colour the screen or turn the line round', () => {
  for (const line of write(sampleAssessment(HOSTILE)).split('\n'))
    assert.doesNotMatch(line, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
})

function write(it: Assessment): string {
  return [...assessment.write(it, { colour: false, width: 80 })].join('')
}
