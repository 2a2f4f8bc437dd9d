import { asFingerprint, type DetectionFinding, localScope, type RuleId, type Scan } from '@ringwall/model'
import { emptyScan, HOSTILE } from './scan.ts'

/** A scan of events: one rule held for three of them, of which two are shown. All that is `text` came from outside. */
export function detectedScan(text: string = HOSTILE): Scan {
  const scan = emptyScan()
  const [rule] = scan.rules.values()
  return {
    ...scan,
    rules: new Map(rule === undefined ? [] : [[RULE, { ...rule, id: RULE, title: text, techniques: ['T1505.003'] }]]),
    findings: [detection(text)],
    tallies: new Map([[RULE, { pass: 0, fail: 3, notEvaluated: 0 }]]),
    coverage: { ...scan.coverage, objectsJudged: 4, unit: 'event', passedOver: { 'linux/cron': 2 } },
  }
}

function detection(text: string): DetectionFinding {
  const place = (line: number, time: number | undefined): DetectionFinding['evidence'][number] => ({
    message: `${text}: Image: ${text}`,
    path: [],
    span: { file: 'logs/events.json', start: { line, column: 1 }, end: { line, column: 1 } },
    excerpt: { firstLine: line, lines: [] },
    edit: undefined,
    event: {
      time,
      fields: [
        ['Image', text],
        ['ParentImage', '/usr/sbin/nginx'],
      ],
    },
  })
  return {
    class: 'detection_finding',
    fingerprint: asFingerprint(`1:${RULE}`),
    rule: RULE,
    severity: 'high',
    title: text,
    time: Date.UTC(2026, 0, 2, 3, 4, 6),
    asset: { kind: 'file', scope: localScope(), target: 'logs', path: 'events.json' },
    evidence: [place(12, Date.UTC(2026, 0, 2, 3, 4, 5)), place(40, undefined)],
    remediation: text,
    coverage: [],
    count: 3,
    firstSeen: Date.UTC(2026, 0, 2, 3, 4, 5),
    lastSeen: Date.UTC(2026, 0, 2, 3, 9),
  }
}

const RULE = '8202070f-edeb-4d31-a010-a26c72ac5600' as RuleId
