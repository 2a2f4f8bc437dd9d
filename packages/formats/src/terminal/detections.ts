import { type DetectionFinding, type Evidence, nameOf, printPath, type Rule, type RuleId } from '@ringwall/model'
import { clip, plural, printable, printPlace, printTime, SEVERITY_SHAPES } from '../lib/text/index.ts'
import type { Paint } from './paint.ts'

/**
 * What was detected in one asset: by rule how often and when, and the first events with what the rule saw in them.
 *
 *     shop/events.json
 *       ▲ high  A shell is started by a web server  T1505.003  8202070f-edeb-4d31-a010-a26c72ac5600
 *         3 events, 2026-01-02T03:04:05.000Z to 2026-01-02T03:09:00.000Z
 *         events.json:12:1  ParentImage: /usr/sbin/nginx · Image: /bin/sh
 */
export function printDetections(
  findings: readonly DetectionFinding[],
  rules: ReadonlyMap<RuleId, Rule>,
  print: Paint,
): string {
  const [first] = findings
  const heading = first === undefined ? '' : print.strong(printable(nameOf(first.asset)))
  return [heading, ...findings.flatMap((finding) => lines(finding, rules.get(finding.rule), print))].join('\n')
}

function lines(finding: DetectionFinding, rule: Rule | undefined, print: Paint): readonly string[] {
  const { severity, title, count, evidence } = finding
  const label = print.severity(severity, `${SEVERITY_SHAPES[severity]} ${severity}`)
  const techniques = rule === undefined || rule.techniques.length === 0 ? '' : `  ${rule.techniques.join(' ')}`
  const shown = evidence.slice(0, MAX_EVENTS).map((each) => `    ${printEvent(each, print)}`)
  const more = count - shown.length
  return [
    `  ${label}  ${printable(title)}${printable(techniques)}  ${print.dim(finding.rule)}`,
    print.dim(`    ${plural(count, 'event')}${printSpan(finding)}`),
    ...shown,
    ...(more > 0 ? [print.dim(`    … and ${plural(more, 'more event')}`)] : []),
  ]
}

function printSpan({ firstSeen, lastSeen }: DetectionFinding): string {
  if (firstSeen === undefined || lastSeen === undefined) return ''
  return firstSeen === lastSeen ? `, ${printTime(firstSeen)}` : `, ${printTime(firstSeen)} to ${printTime(lastSeen)}`
}

function printEvent({ message, span, path, event }: Evidence, print: Paint): string {
  const fields = event?.fields.map(([name, value]) => `${name}: ${clip(value, MAX_VALUE)}`) ?? []
  const place = path.length === 0 ? printPlace(span) : `${printPlace(span)} ${printPath(path)}`
  return `${print.dim(printable(place))}  ${printable(fields.length === 0 ? message : fields.join(' · '))}`
}

/** Events that are shown of a rule; the other formats have more. */
const MAX_EVENTS = 3
const MAX_VALUE = 120
