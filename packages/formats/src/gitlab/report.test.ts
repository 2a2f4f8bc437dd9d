import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Scan } from '@ringwall/model'
import { acceptedScan, emptyScan, sampleScan, written } from '../lib/sample/index.ts'
import { report } from './report.ts'

test('an element for every place, then one for every gap', () => {
  const elements = parse(sampleScan('plain')).map(({ fingerprint: _, ...rest }) => rest)
  assert.deepEqual(elements, [
    {
      description:
        'shop/pay/Deployment/checkout: container "app" runs privileged; to fix: set securityContext.privileged: false',
      check_name: 'pss-privileged',
      severity: 'blocker',
      location: { path: 'deploy/checkout.yaml', lines: { begin: 22, end: 22 } },
    },
    {
      description: 'shop/pay/Deployment/web: container "web" takes port 8000 of the node; to fix: remove hostPort',
      check_name: 'pss-host-ports',
      severity: 'major',
      location: { path: 'deploy/web pod.yaml', lines: { begin: 11, end: 11 } },
    },
    {
      description: 'shop/pay/Deployment/web: container "web" takes port 8001 of the node; to fix: remove hostPort',
      check_name: 'pss-host-ports',
      severity: 'major',
      location: { path: 'deploy/web pod.yaml', lines: { begin: 14, end: 14 } },
    },
    {
      description: 'plain/pay/Deployment/plain: plain; to fix: set metadata.labels.plain: plain',
      check_name: 'house-labels',
      severity: 'minor',
      location: { path: '/srv/plain.yaml', lines: { begin: 1, end: 3 } },
    },
    {
      description: 'not judged: spec.replicas is a template: {{ .Values.replicas }}',
      check_name: 'coverage',
      severity: 'info',
      location: { path: 'charts/shop/deployment.yaml', lines: { begin: 7, end: 7 } },
    },
    {
      description: 'not judged: plain',
      check_name: 'coverage',
      severity: 'info',
      location: { path: 'secret/key store.yaml', lines: { begin: 1, end: 1 } },
    },
  ])
})

test('a scan that found nothing is an empty list', () => assert.deepEqual(parse(emptyScan()), []))

test('what is excepted is information', () => {
  const elements = parse(acceptedScan('plain')).map(({ fingerprint: _, ...rest }) => rest)
  assert.deepEqual(elements[2], {
    description:
      'excepted: shop/pay/Deployment/checkout: container "app" runs privileged; to fix: set securityContext.privileged: false; accepted by plain until 2026-12-31: plain',
    check_name: 'pss-privileged',
    severity: 'info',
    location: { path: 'deploy/checkout.yaml', lines: { begin: 22, end: 22 } },
  })
  assert.equal(elements.length, 6)
})

test('a gap that is in no file is left out', () => {
  const { coverage } = emptyScan()
  const gap = { code: 'nothing_judged', message: 'nothing was judged', at: { file: '' } } as const
  assert.deepEqual(parse({ ...emptyScan(), coverage: { ...coverage, gaps: [gap] } }), [])
})

test('a fingerprint stays when lines move', () => assert.deepEqual(fingerprints(sampleScan()), fingerprints(moved())))

test('no two elements share a fingerprint, not even for the same place twice', () => {
  const scan = sampleScan()
  const all = fingerprints({ ...scan, findings: [...scan.findings, ...scan.findings] })
  assert.equal(all.length, 10)
  assert.equal(new Set(all).size, 10)
})

function fingerprints(scan: Scan): readonly string[] {
  return parse(scan).map(({ fingerprint }) => fingerprint)
}

function parse(scan: Scan): readonly { readonly fingerprint: string }[] {
  return JSON.parse(written(report, scan, { colour: false, width: 80 }))
}

function moved(): Scan {
  const scan = sampleScan()
  const down = <T extends { line: number }>(at: T): T => ({ ...at, line: at.line + 7 })
  const findings = scan.findings.map((finding) => ({
    ...finding,
    evidence: finding.evidence.map((evidence) => ({
      ...evidence,
      span: { ...evidence.span, start: down(evidence.span.start), end: down(evidence.span.end) },
    })),
  }))
  return { ...scan, findings }
}
