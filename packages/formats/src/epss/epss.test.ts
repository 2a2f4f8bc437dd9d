import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEpss } from './index.ts'

const TEXT = `#model_version:v2025.03.14,score_date:2026-01-01T12:55:00Z
cve,epss,percentile
CVE-2021-44228,0.94358,0.99957
CVE-2020-0001,6e-05,0.01\r
CVE-2020-0002,2.0,0.01
no,0.1,0.1
`

test('the scores of a day', () => {
  const result = readEpss(TEXT)
  assert.deepEqual(result, {
    ok: true,
    value: [
      { cve: 'CVE-2021-44228', score: 0.94358, percentile: 0.99957 },
      { cve: 'CVE-2020-0001', score: 0.00006, percentile: 0.01 },
    ],
  })
})

test('what is none', () => assert.deepEqual(readEpss('<html>'), { ok: false, error: 'holds no score of EPSS' }))
