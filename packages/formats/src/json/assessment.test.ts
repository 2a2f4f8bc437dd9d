import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOSTILE, sampleAssessment, silentAssessment } from '../lib/sample/index.ts'
import { assessment } from './assessment.ts'

const OPTIONS = { colour: false, width: 80 }
const read = (it: Parameters<typeof assessment.write>[0]) => JSON.parse([...assessment.write(it, OPTIONS)].join(''))

test('every control has its status, its findings and what no check decides', () => {
  const { framework, complete, score, sections } = read(sampleAssessment('plain'))
  assert.deepEqual([framework.id, complete, score.percent, score.notJudged], ['house', false, 50, 2])
  assert.match(score.formula, /failed/)
  assert.deepEqual(
    sections[0].controls.map((c: { status: string }) => c.status),
    ['failed', 'met', 'partly', 'not_evaluated', 'not_decided', 'failed'],
  )
  const [failed, , partly, unevaluated] = sections[0].controls
  assert.deepEqual(failed.findings[0], {
    rule: 'pss-privileged',
    severity: 'critical',
    title: 'Container may gain root on the node: privileged',
    asset: 'shop/pay/Deployment/checkout',
    places: [{ file: 'deploy/checkout.yaml', line: 22, column: 25, message: 'container "app" runs privileged' }],
    fingerprint: '1:pss-privileged',
  })
  assert.match(partly.undecided, /^plain The scan has 2 gaps/)
  assert.equal(unevaluated.because[0].reason, 'no_object')
})

test('where no rule judged there is no percentage', () => {
  const { score, complete } = read(silentAssessment())
  assert.deepEqual([score.percent, score.notJudged, complete], [undefined, 1, true])
})

test('text from outside comes back as it was', () => assert.equal(read(sampleAssessment()).framework.name, HOSTILE))
