import {
  baselineState,
  type Evidence,
  type Excepted,
  type Finding,
  type Gap,
  nameOf,
  type Rule,
  type RuleId,
  type Scan,
} from '@ringwall/model'
import type { Report } from '../format.ts'
import { plural, printAcceptance, printEdit, printPlace, printTime } from '../lib/text/index.ts'
import { type Element, printXml } from './xml.ts'

/**
 * JUnit XML as CI servers read it: a suite for every rule that judged anything, with a failed case for every finding, a
 * skipped one for what is excepted or in the baseline, one passed case for all passes and one skipped case for what could
 * not be judged; and a suite `coverage` that errs for every gap, so that an incomplete scan is never green.
 */
export const report: Report = {
  id: 'junit',
  summary: 'JUnit XML, for CI servers',
  mediaType: 'application/xml',
  paths: 'as_written',
  write(scan) {
    const cases = Map.groupBy(judgedCases(scan), ({ rule }) => rule)
    const ids = [...new Set([...scan.rules.keys(), ...cases.keys()])]
    const suites = [coverageSuite(scan), ...ids.map((id) => ruleSuite(id, scan, cases.get(id) ?? []))]
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

interface JudgedCase {
  readonly rule: RuleId
  readonly element: Element
}

function judgedCases({ findings, excepted, rules, comparison }: Scan): readonly JudgedCase[] {
  const open = findings.map((finding) => ({
    rule: finding.rule,
    element:
      baselineState(comparison, finding) === 'unchanged'
        ? skipped(finding, 'in the baseline, unchanged')
        : failed(finding, rules.get(finding.rule)),
  }))
  const accepted = excepted.map((each) => ({ rule: each.finding.rule, element: exceptedCase(each) }))
  return [...open, ...accepted]
}

function ruleSuite(id: RuleId, { tallies }: Scan, judged: readonly JudgedCase[]): Suite {
  const { pass = 0, notEvaluated = 0 } = tallies.get(id) ?? {}
  const passes = pass === 0 ? [] : [testcase(id, `${plural(pass, 'object')} ${pass === 1 ? 'passes' : 'pass'}`, [])]
  const why = `${plural(notEvaluated, 'object')} could not be judged`
  const unjudged = notEvaluated === 0 ? [] : [testcase(id, why, [outcome('skipped', why, [])])]
  return { name: id, cases: [...judged.map(({ element }) => element), ...passes, ...unjudged] }
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

/** The excepted part of a finding that is open is a case of its own: readers take cases of one name for one. */
function exceptedCase({ finding, exception, extent }: Excepted): Element {
  const element = skipped(finding, printAcceptance(exception))
  if (extent === 'whole') return element
  return { ...element, attributes: { ...element.attributes, name: `${nameOf(finding.asset)}, excepted places` } }
}

function skipped(finding: Finding, why: string): Element {
  return testcase(finding.rule, nameOf(finding.asset), [
    outcome('skipped', why, finding.evidence.flatMap(printEvidence)),
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
