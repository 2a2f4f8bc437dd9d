import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asFingerprint, localScope, type Scan } from '@ringwall/model'
import fc from 'fast-check'
import { reports } from './index.ts'
import { readBaseline, readScan } from './json/index.ts'
import { vulnerableScan, written } from './lib/sample/index.ts'

const OPTIONS = { colour: false, width: 80 }

for (const [id, load] of Object.entries(reports))
  test(`${id} tells of vulnerable packages`, async () => {
    const report = await load()
    const text = written(report, vulnerableScan('plain'), OPTIONS)
    assert.match(text, /CVE-2021-44228/)
    assert.match(text, /vulnerable-package/)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (hostile) =>
        assert.ok(!written(report, vulnerableScan(hostile), OPTIONS).includes('\u001b')),
      ),
      { numRuns: 20 },
    )
  })

test('a JSON report of vulnerable packages is read back, and serves as a baseline', async () => {
  const scan = tracked(vulnerableScan('plain'))
  const text = written(await reports.json(), scan, OPTIONS)
  const read = readScan(JSON.parse(text), localScope())
  assert.ok(read.ok, JSON.stringify(read))
  const [found, unfixed] = read.value.findings
  const [wrote] = scan.findings
  assert.ok(found?.class === 'vulnerability_finding' && wrote?.class === 'vulnerability_finding')
  assert.ok(unfixed?.class === 'vulnerability_finding')
  assert.deepEqual(found.vulnerability, {
    ...wrote.vulnerability,
    ratings: [],
    exploitation: { epss: 0.94, percentile: 0.99, exploitedSince: '', isRansomware: false },
  })
  assert.deepEqual([found.severity, found.remediation, found.evidence.length], ['critical', wrote.remediation, 1])
  assert.deepEqual([unfixed.vulnerability.fixedIn, unfixed.vulnerability.summary], [undefined, ''])
  const baseline = readBaseline(text, 'b.json')
  assert.ok(baseline.ok)
  assert.deepEqual(
    baseline.value.findings.map(({ rule, places, at }) => [rule, places, at]),
    scan.findings.map(({ rule, evidence }) => [rule, 1, evidence[0]?.span]),
  )
})

test('a finding of a class that nothing keeps is refused with its field', async () => {
  const text = written(await reports.json(), tracked(vulnerableScan('plain')), OPTIONS)
  const read = readScan(JSON.parse(text.replaceAll(/"class_uid": 2002/g, '"class_uid": 2004')), localScope())
  assert.ok(!read.ok)
  assert.deepEqual(read.error, {
    field: 'findings[0].class_uid',
    message: 'findings[0].class_uid must be 2003, a Compliance Finding, or 2002, a Vulnerability Finding',
  })
})

/** With fingerprints as engines make them. */
function tracked(scan: Scan): Scan {
  const findings = scan.findings.map((finding, i) => ({
    ...finding,
    fingerprint: asFingerprint(`1:${String(i).repeat(64)}`),
    asset: { ...finding.asset, target: 'shop' },
  }))
  return { ...scan, findings }
}
