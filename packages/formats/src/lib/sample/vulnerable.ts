import { asFingerprint, localScope, type RuleId, type Scan, type VulnerabilityFinding } from '@ringwall/model'
import { emptyScan, HOSTILE } from './scan.ts'

/** A scan of packages: one with a fix, that is exploited; one without either, and without a rule that is known. */
export function vulnerableScan(text: string = HOSTILE): Scan {
  return { ...emptyScan(), findings: [exploited(text), unfixed(text)] }
}

function exploited(text: string): VulnerabilityFinding {
  return {
    ...vulnerable(text),
    severity: 'critical',
    vulnerability: {
      id: 'CVE-2021-44228',
      aliases: ['GHSA-jfh8-c2jp-5v3q', text],
      summary: text,
      package: { ecosystem: 'Maven', name: 'g:log', version: '2.14.1', purl: 'pkg:maven/g/log@2.14.1' },
      fixedIn: '2.15.0',
      ratings: [{ kind: 'word', by: 'GHSA', word: text }],
      exploitation: { epss: 0.94, percentile: 0.99, exploitedSince: '2021-12-10', isRansomware: true },
      references: ['https://example.com/a', text],
    },
  }
}

function unfixed(text: string): VulnerabilityFinding {
  return {
    ...vulnerable(text),
    vulnerability: {
      id: 'GHSA-aaaa-bbbb-cccc',
      aliases: [],
      summary: '',
      package: { ecosystem: text, name: text, version: text, purl: 'pkg:npm/a@1' },
      fixedIn: undefined,
      ratings: [],
      exploitation: undefined,
      references: [],
    },
  }
}

function vulnerable(text: string): Omit<VulnerabilityFinding, 'vulnerability'> {
  const start = { line: 7, column: 5 }
  return {
    class: 'vulnerability_finding',
    fingerprint: asFingerprint('1:vulnerable-package'),
    // Well formed.
    rule: 'vulnerable-package' as RuleId,
    severity: 'medium',
    title: 'Package has a known vulnerability',
    time: Date.UTC(2026, 0, 2, 3, 4, 6),
    asset: { kind: 'file', scope: localScope(), target: 'shop', path: `${text}/pom.xml` },
    evidence: [
      {
        message: `g:log 2.14.1 has CVE-2021-44228: ${text}`,
        path: ['g:log', 'CVE-2021-44228'],
        span: { file: `${text}/pom.xml`, start, end: { line: 9, column: 1 } },
        excerpt: { firstLine: 7, lines: [] },
        edit: undefined,
      },
    ],
    remediation: 'Upgrade g:log to 2.15.0 or later.',
    coverage: [],
  }
}
