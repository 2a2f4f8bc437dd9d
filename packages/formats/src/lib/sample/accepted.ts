import {
  asFingerprint,
  type EarlierFinding,
  type Excepted,
  type Exception,
  keyOf,
  localScope,
  nameOf,
  type RuleId,
  type Scan,
} from '@ringwall/model'
import { HOSTILE, sampleScan } from './scan.ts'

/**
 * The sample scan with a finding that the file excepts, the part of one that an annotation excepts, and an exception of
 * each other state. All that is `text` came from outside.
 */
export function acceptedScan(text: string = HOSTILE): Scan {
  const scan = sampleScan(text)
  const [critical, medium, low] = scan.findings
  if (critical === undefined || medium === undefined || low === undefined) return scan
  const inFile = exception(text)
  const onObject = annotation(text)
  const [first, second] = medium.evidence
  const parts = { open: first === undefined ? [] : [first], accepted: second === undefined ? [] : [second] }
  const excepted: readonly Excepted[] = [
    { finding: critical, exception: inFile, extent: 'whole' },
    { finding: { ...medium, evidence: parts.accepted }, exception: onObject, extent: 'part' },
  ]
  return {
    ...scan,
    findings: [{ ...medium, evidence: parts.open }, low],
    excepted,
    exceptions: [
      { exception: inFile, state: 'matched', findings: 1 },
      { exception: onObject, state: 'matched', findings: 1 },
      { exception: { ...inFile, expires: '2025-12-31' }, state: 'expired', findings: 0 },
      { exception: inFile, state: 'unmatched', findings: 0 },
      { exception: inFile, state: 'not_known', findings: 0 },
    ],
  }
}

/** The same against a baseline: the medium finding is new, the low one unchanged, one is fixed, one not known. */
export function comparedScan(text: string = HOSTILE): Scan {
  const scan = acceptedScan(text)
  const fixed = earlier('pss-privileged', text)
  const notKnown = earlier('house-labels', text)
  const baseline = {
    file: `${text}.json`,
    version: '0.1.0',
    targets: ['shop', text],
    startedAt: Date.UTC(2026, 0, 1),
    findings: [fixed, notKnown],
    excepted: new Set(['1:pss-privileged']),
  }
  const added = new Set(scan.findings.slice(0, 1).map(({ fingerprint }) => fingerprint))
  return { ...scan, comparison: { baseline, added, fixed: [fixed], excepted: [], notKnown: [notKnown] } }
}

function exception(text: string): Exception {
  return {
    kind: 'file',
    rules: ['pss-privileged' as RuleId],
    assets: ['pay/Deployment/checkout'],
    files: [text],
    paths: ['**'],
    reason: text,
    owner: text,
    expires: '2026-12-31',
    at: { file: '.ringwall/exceptions.yaml', start: { line: 2, column: 5 }, end: { line: 6, column: 1 } },
  }
}

function annotation(text: string): Exception {
  return {
    kind: 'annotation',
    rule: 'pss-host-ports' as RuleId,
    asset: {
      kind: 'kubernetes',
      scope: localScope(),
      target: 'shop',
      namespace: 'pay',
      resource: 'Deployment',
      name: 'web',
    },
    paths: [],
    reason: text,
    owner: text,
    expires: '2026-06-30',
    at: { file: './deploy/web pod.yaml', start: { line: 5, column: 5 }, end: { line: 5, column: 60 } },
  }
}

function earlier(rule: string, text: string): EarlierFinding {
  const asset = {
    kind: 'kubernetes',
    scope: localScope(),
    target: text,
    namespace: 'pay',
    resource: 'Pod',
    name: text,
  } as const
  return {
    fingerprint: asFingerprint(`1:${rule === 'house-labels' ? 'b'.repeat(64) : 'a'.repeat(64)}`),
    rule: rule as RuleId,
    severity: 'high',
    title: text,
    asset: keyOf(asset),
    name: nameOf(asset),
    target: text,
    places: 1,
    at: { file: `old ${text}.yaml`, start: { line: 3, column: 1 }, end: { line: 3, column: 9 } },
  }
}
