import { type Evidence, type Finding, type Gap, nameOf, type Rule, type RuleId, type Scan } from '@ringwall/model'
import type { Report } from '../format.ts'
import { plural, printEdit, printPlace, printTime } from '../lib/text/index.ts'
import { type Element, printXml } from './xml.ts'

/**
 * JUnit XML as CI servers read it: a suite for every rule that judged anything, with a failed case for every finding,
 * one passed case for all passes and one skipped case for what could not be judged; and a suite `coverage` that errs for
 * every gap, so that an incomplete scan is never green.
 */
export const report: Report = {
  id: 'junit',
  summary: 'JUnit XML, for CI servers',
  mediaType: 'application/xml',
  paths: 'as_written',
  write(scan) {
    const findings = Map.groupBy(scan.findings, (finding) => finding.rule)
    const ids = [...new Set([...scan.rules.keys(), ...findings.keys()])]
    const suites = [coverageSuite(scan), ...ids.map((id) => ruleSuite(id, scan, findings.get(id) ?? []))]
    return printXml(
      root(
        scan,
        suites.filter((suite) => suite.cases.length > 0),
      ),
    )
  },
}

interface Suite {
  readonly name: string
  readonly cases: readonly Element[]
}

function root(scan: Scan, suites: readonly Suite[]): Element {
  const cases = suites.flatMap((suite) => suite.cases)
  const time = ((scan.finishedAt - scan.startedAt) / 1000).toFixed(3)
  const content = suites.map((suite) => toElement(suite, scan))
  return { name: 'testsuites', attributes: { name: 'ringwall', ...countCases(cases), time }, content }
}

function toElement({ name, cases }: Suite, { startedAt }: Scan): Element {
  const attributes = { name, ...countCases(cases), time: 0, timestamp: printTime(startedAt) }
  return { name: 'testsuite', attributes, content: cases }
}

function ruleSuite(id: RuleId, { rules, tallies }: Scan, findings: readonly Finding[]): Suite {
  const { pass = 0, notEvaluated = 0 } = tallies.get(id) ?? {}
  const passes = pass === 0 ? [] : [testcase(id, `${plural(pass, 'object')} ${pass === 1 ? 'passes' : 'pass'}`, [])]
  const why = `${plural(notEvaluated, 'object')} could not be judged`
  const skipped = notEvaluated === 0 ? [] : [testcase(id, why, [outcome('skipped', why, [])])]
  return { name: id, cases: [...findings.map((finding) => failed(finding, rules.get(id))), ...passes, ...skipped] }
}

function coverageSuite({ coverage }: Scan): Suite {
  const judged = testcase('coverage', `${plural(coverage.objectsJudged, 'object')} judged`, [])
  return { name: 'coverage', cases: [judged, ...coverage.gaps.map(erred)] }
}

function erred({ code, message, at }: Gap): Element {
  const error = outcome('error', `not judged: ${message}`, [printPlace(at)])
  return testcase('coverage', printPlace(at), [{ ...error, attributes: { ...error.attributes, type: code } }])
}

function failed(finding: Finding, rule: Rule | undefined): Element {
  const places = finding.evidence.flatMap(printEvidence)
  const standard = rule?.standard === undefined ? [] : [`${rule.standard.name}, ${rule.standard.section}`]
  const failure = outcome('failure', finding.title, [...places, finding.remediation, ...standard])
  return testcase(finding.rule, nameOf(finding.asset), [
    { ...failure, attributes: { ...failure.attributes, type: finding.severity } },
  ])
}

function printEvidence({ message, span, edit }: Evidence): readonly string[] {
  return [`${printPlace(span)}: ${message}`, ...(edit === undefined ? [] : [`  to fix: ${printEdit(edit)}`])]
}

function testcase(classname: string, name: string, content: readonly Element[]): Element {
  return { name: 'testcase', attributes: { classname, name, time: 0 }, content }
}

function outcome(name: 'failure' | 'error' | 'skipped', message: string, lines: readonly string[]): Element {
  return { name, attributes: { message }, content: lines.join('\n') }
}

function countCases(cases: readonly Element[]): Readonly<Record<string, number>> {
  const outcomes = cases.flatMap(({ content }) => (typeof content === 'string' ? [] : content.map(({ name }) => name)))
  const count = (name: string) => outcomes.filter((outcome) => outcome === name).length
  return { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') }
}
