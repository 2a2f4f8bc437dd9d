import {
  type Asset,
  baselineState,
  type Evidence,
  type Excepted,
  type Exception,
  type Finding,
  keyOf,
  nameOf,
  printPath,
  type Rule,
  type Scan,
} from '@ringwall/model'
import { exceptedId, printAcceptance } from '../text/index.ts'
import { printGap } from './coverage.ts'
import { classify, metadataOf, type OcsfEvent, severityOf, unlessEmpty } from './event.ts'
import { printVulnerability } from './vulnerability.ts'

/**
 * A finding as OCSF Vulnerability Finding (class 2002), Compliance Finding (2003) or Detection Finding (2004): created, or updated
 * where the baseline has it. Of a rule that the scan does not know only the id is told.
 */
export function findingEvent(finding: Finding, scan: Scan): OcsfEvent {
  const state = baselineState(scan.comparison, finding)
  const unmapped = { ...gapsOf(finding), ...(state === undefined ? {} : { baseline_state: state }) }
  return event(finding, scan, {
    activity: state === 'unchanged' ? UPDATE : CREATE,
    uid: finding.fingerprint,
    status: { status_id: 1, status: 'New' },
    unmapped,
  })
}

/** What an exception accepts, as a finding that is suppressed. */
export function exceptedFinding(excepted: Excepted, scan: Scan): OcsfEvent {
  const { finding, exception } = excepted
  return event(finding, scan, {
    activity: CREATE,
    uid: exceptedId(excepted),
    status: { status_id: 3, status: 'Suppressed', status_detail: printAcceptance(exception) },
    unmapped: { ...gapsOf(finding), exception: printException(exception), extent: excepted.extent },
  })
}

/** An exception as JSON, with its place flat. */
export function printException(exception: Exception): OcsfEvent {
  const { at, ...terms } = exception
  const { file, start } = at
  return {
    ...terms,
    ...('asset' in terms ? { asset: keyOf(terms.asset) } : {}),
    file,
    line: start.line,
    column: start.column,
  }
}

interface Standing {
  readonly activity: { readonly id: number; readonly name: string }
  readonly uid: string
  readonly status: OcsfEvent
  /** What OCSF has no attributes for. */
  readonly unmapped: OcsfEvent
}

function event(finding: Finding, scan: Scan, { activity, uid, status, unmapped }: Standing): OcsfEvent {
  const rule = scan.rules.get(finding.rule)
  return {
    ...classify({ ...CLASSES[finding.class], activity }),
    ...severityOf(finding.severity),
    ...status,
    time: finding.time,
    message: `${nameOf(finding.asset)}: ${finding.title}`,
    metadata: { ...metadataOf(scan), event_code: finding.rule },
    finding_info: { ...findingInfo(finding, rule), uid },
    resources: [resource(finding.asset)],
    ...ofClass(finding, rule, unmapped),
  }
}

/** A Vulnerability Finding has no attribute for places: they travel beside. */
function ofClass(finding: Finding, rule: Rule | undefined, unmapped: OcsfEvent): OcsfEvent {
  const evidences = unlessEmpty(finding.evidence.map(evidence))
  const common = {
    evidences,
    remediation: { desc: finding.remediation, references: unlessEmpty(rule?.references ?? []) },
    unmapped: Object.keys(unmapped).length === 0 ? undefined : unmapped,
  }
  switch (finding.class) {
    case 'compliance_finding':
      return { compliance: compliance(finding, rule), ...common }
    case 'detection_finding':
      return { count: finding.count, start_time: finding.firstSeen, end_time: finding.lastSeen, ...common }
    case 'vulnerability_finding':
      return { vulnerabilities: [printVulnerability(finding)], unmapped: { ...unmapped, evidences } }
  }
}

function gapsOf({ coverage }: Finding): OcsfEvent {
  return coverage.length === 0 ? {} : { coverage: { gaps: coverage.map(printGap) } }
}

function findingInfo(finding: Finding, rule: Rule | undefined): OcsfEvent {
  return {
    title: finding.title,
    desc: rule?.description,
    types: [TYPES[finding.class]],
    created_time: finding.time,
    src_url: rule?.standard?.url,
    analytic: {
      uid: finding.rule,
      name: rule?.title ?? finding.title,
      desc: rule?.description,
      type_id: 1,
      type: 'Rule',
      ...(rule === undefined ? {} : MATURITY[rule.maturity]),
    },
    attacks: unlessEmpty((rule?.techniques ?? []).map(attack)),
  }
}

/** A technique, or with its technique the sub-technique that `T1552.007` names. No version: ids outlive those. */
function attack(id: string): OcsfEvent {
  const [technique, part] = id.split('.')
  return part === undefined ? { technique: { uid: id } } : { technique: { uid: technique }, sub_technique: { uid: id } }
}

function compliance(finding: Finding, rule: Rule | undefined): OcsfEvent {
  const controls = rule?.controls ?? []
  const standards = standardsOf(rule)
  return {
    standards: unlessEmpty(standards),
    requirements: unlessEmpty(controls.map((control) => `${control.framework} ${control.id}`)),
    control: rule?.standard?.section ?? finding.rule,
    ...FAIL,
    checks: [
      {
        uid: finding.rule,
        name: rule?.title ?? finding.title,
        desc: rule?.description,
        standards: unlessEmpty(standards),
        ...severityOf(finding.severity),
        ...FAIL,
      },
    ],
  }
}

function standardsOf(rule: Rule | undefined): readonly string[] {
  const own = rule?.standard === undefined ? [] : [rule.standard.name]
  return [...new Set([...own, ...(rule?.controls ?? []).map((control) => control.framework)])]
}

/** OCSF has no place for a cluster or a target beside a resource: they are in its `data`. */
function resource(asset: Asset): OcsfEvent {
  return {
    uid: keyOf(asset),
    role_id: 3,
    role: 'Affected',
    data: { target: asset.target, cluster: asset.scope.cluster, tenant: asset.scope.tenant },
    ...named(asset),
  }
}

function named(asset: Asset): OcsfEvent {
  switch (asset.kind) {
    case 'kubernetes':
      return {
        name: asset.name,
        type: asset.resource,
        namespace: asset.namespace === '-' ? undefined : asset.namespace,
      }
    case 'file':
      return { name: asset.path, type: 'File' }
  }
}

function evidence({ message, path, span, edit, event }: Evidence): OcsfEvent {
  return {
    data: {
      message,
      path: printPath(path),
      file: span.file,
      line: span.start.line,
      column: span.start.column,
      end_line: span.end.line,
      end_column: span.end.column,
      edit,
      ...(event === undefined ? {} : { time: event.time, fields: Object.fromEntries(event.fields) }),
    },
  }
}

const FINDINGS = { uid: 2, name: 'Findings' }
const CLASSES = {
  compliance_finding: { category: FINDINGS, class: { uid: 2003, name: 'Compliance Finding' } },
  detection_finding: { category: FINDINGS, class: { uid: 2004, name: 'Detection Finding' } },
  vulnerability_finding: { category: FINDINGS, class: { uid: 2002, name: 'Vulnerability Finding' } },
} as const satisfies Readonly<Record<Finding['class'], unknown>>
const TYPES = {
  compliance_finding: 'posture',
  detection_finding: 'detection',
  vulnerability_finding: 'vulnerability',
} as const
const CREATE = { id: 1, name: 'Create' }
const UPDATE = { id: 2, name: 'Update' }
const FAIL = { status_id: 3, status: 'Fail' }
const MATURITY = {
  stable: { state_id: 1, state: 'Active' },
  experimental: { state_id: 3, state: 'Experimental' },
}
