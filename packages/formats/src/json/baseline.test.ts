import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asFingerprint, keyOf, nameOf, type Scan } from '@ringwall/model'
import fc from 'fast-check'
import { acceptedScan, written } from '../lib/sample/index.ts'
import { readBaseline } from './index.ts'
import { report } from './report.ts'

test('a report is read back, whatever text it holds', () => {
  const scan = tracked(acceptedScan())
  const result = readBaseline(print(scan), 'b.json')
  assert.ok(result.ok, JSON.stringify(result))
  const { file, version, targets, startedAt, findings, excepted } = result.value
  assert.deepEqual([file, version, targets, startedAt], ['b.json', scan.version, scan.targets, scan.startedAt])
  assert.deepEqual(
    findings,
    scan.findings.map(({ fingerprint, rule, severity, title, asset, evidence }) => ({
      fingerprint,
      rule,
      severity,
      title,
      asset: keyOf(asset),
      name: nameOf(asset),
      target: asset.target,
      places: evidence.length,
      at: evidence[0]?.span,
    })),
  )
  assert.deepEqual([...excepted], ['1:pss-privileged', '1:pss-host-ports/excepted'])
})

const good = print(tracked(acceptedScan('plain')))
const mistakes = [
  { name: 'no JSON', text: '{\n  "a": 1,\n}', says: '3:1: not JSON' },
  { name: 'nothing', text: '', says: 'not JSON' },
  { name: 'YAML', text: 'a: 1', says: '1:1: not JSON' },
  { name: 'another JSON', text: '{}', says: '1:1: is no JSON report of ringwall scan' },
  { name: 'a list', text: '[]', says: '1:1: is no JSON report of ringwall scan' },
  {
    name: 'another version',
    text: good.replace('"reportVersion": 1', '"reportVersion": 2'),
    says: '2:3: reportVersion must be 1: the report is of ringwall 0.1.0; make it anew',
  },
  {
    name: 'no time',
    text: good.replace(/"startedAt": "[^"]*"/, '"startedAt": "soon"'),
    says: '15:3: startedAt must be',
  },
  { name: 'no findings', text: good.replace('"findings": [', '"others": ['), says: '1:1: findings must be a list' },
  {
    name: 'a fingerprint of another version',
    text: good.replaceAll('"uid": "1:', '"uid": "2:'),
    says: /^\d+:\d+: findings\[0\]\.finding_info\.uid must be a fingerprint of version 1$/,
  },
  {
    name: 'a severity that is none',
    text: good.replaceAll(/"severity_id": \d/g, '"severity_id": 9'),
    says: /^\d+:\d+: findings\[0\]\.severity_id must be a number from 1 to 5$/,
  },
  {
    name: 'a rule that is no id',
    text: good.replaceAll('"event_code": "', '"event_code": "No '),
    says: /^\d+:\d+: findings\[0\]\.metadata\.event_code must be the id of a rule$/,
  },
  {
    name: 'an asset that is none',
    text: good.replaceAll('"uid": "default/', '"uid": "'),
    says: /^\d+:\d+: findings\[0\]\.resources\[0\]\.uid must be the key of an asset$/,
  },
]
for (const { name, text, says } of mistakes)
  test(`refused with its place: ${name}`, () => {
    const result = readBaseline(text, 'b.json')
    assert.ok(!result.ok)
    const { at, message } = result.error
    const said = 'start' in at ? `${at.start.line}:${at.start.column}: ${message}` : message
    if (typeof says === 'string') assert.equal(said.slice(0, says.length), says)
    else assert.match(said, says)
  })

test('any JSON is a baseline or a mistake', () => {
  const broken = fc
    .tuple(fc.nat(good.length), fc.string({ maxLength: 3 }))
    .map(([at, text]) => good.slice(0, at) + text + good.slice(at + 1))
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string(), broken), (text) => {
      const result = readBaseline(text, 'b.json')
      assert.ok(result.ok || result.error.message !== '')
    }),
  )
})

/** With fingerprints as engines make them. */
function tracked(scan: Scan): Scan {
  const findings = scan.findings.map((finding, i) => ({
    ...finding,
    fingerprint: asFingerprint(`1:${String(i).repeat(64)}`),
  }))
  return { ...scan, findings }
}

function print(scan: Scan): string {
  return written(report, scan, { colour: false, width: 80 })
}
