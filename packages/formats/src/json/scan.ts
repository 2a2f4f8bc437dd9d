import {
  type Asset,
  asFingerprint,
  type Coverage,
  type Edit,
  type Evidence,
  err,
  type Finding,
  type Gap,
  type GapCode,
  ok,
  parseRuleId,
  type Result,
  type RuleId,
  readAsset,
  type Scope,
  SEVERITIES,
  type Tally,
} from '@ringwall/model'
import { type Members, members, texts, whole } from './members.ts'
import { REPORT_VERSION } from './version.ts'
import { vulnerabilityOf } from './vulnerability.ts'

/** What a JSON report tells of a scan: all but the words of the rules and the lines around what it found. */
export interface ReportedScan {
  readonly version: string
  readonly scope: Scope
  readonly targets: readonly string[]
  readonly startedAt: number
  readonly finishedAt: number
  readonly rules: ReadonlyMap<RuleId, true>
  readonly findings: readonly Finding[]
  readonly excepted: readonly { readonly finding: Finding }[]
  readonly tallies: ReadonlyMap<RuleId, Tally>
  readonly coverage: Coverage
}

/** What is wrong with a report, and in which of its fields. */
export interface ReportError {
  readonly field: string
  readonly message: string
}

/**
 * Reads a parsed JSON report back, as of the given scope: whatever a report says, it speaks of the tenant of who sends it.
 * Cost: linear.
 */
export function readScan(value: unknown, scope: Scope): Result<ReportedScan, ReportError> {
  try {
    return ok(report(members(value), scope))
  } catch (cause) {
    if (cause instanceof Wrong) return err({ field: cause.field, message: cause.message })
    throw cause
  }
}

/** Leaves the reader from anywhere in it; never leaves this file. */
class Wrong extends Error {
  readonly field: string

  constructor(field: string, message: string) {
    super(field === '' ? message : `${field} ${message}`)
    this.field = field
  }
}

function report(at: Members, scope: Scope): ReportedScan {
  const { name, version } = members(at['tool'])
  if (name !== 'ringwall' || typeof version !== 'string') throw new Wrong('', 'is no JSON report of ringwall scan')
  if (at['reportVersion'] !== REPORT_VERSION)
    throw new Wrong('reportVersion', `must be ${REPORT_VERSION}: the report is of ringwall ${version}; make it anew`)
  const targets = texts(at['targets'])
  if (targets === undefined || targets.length === 0 || targets.length > MAX_TARGETS)
    throw new Wrong('targets', `must be a list of 1 to ${MAX_TARGETS} names`)
  const startedAt = time(at['startedAt'], 'startedAt')
  const tallies = new Map(list(at['rules'], 'rules').map((rule, i) => tallyOf(members(rule), `rules[${i}]`)))
  const context = { scope, targets, time: startedAt }
  return {
    version,
    scope,
    targets,
    startedAt,
    finishedAt: time(at['finishedAt'], 'finishedAt'),
    rules: new Map(Array.from(tallies.keys(), (id) => [id, true])),
    findings: list(at['findings'], 'findings').map((event, i) => finding(members(event), `findings[${i}]`, context)),
    excepted: list(at['excepted'], 'excepted').map((event, i) => ({
      finding: finding(members(event), `excepted[${i}]`, context),
    })),
    tallies,
    coverage: coverageOf(members(at['coverage'])),
  }
}

interface Context {
  readonly scope: Scope
  readonly targets: readonly string[]
  readonly time: number
}

function tallyOf({ id, tally }: Members, field: string): readonly [RuleId, Tally] {
  const rule = typeof id === 'string' ? parseRuleId(id) : undefined
  if (rule === undefined) throw new Wrong(`${field}.id`, 'must be the id of a rule')
  const { pass, fail, notEvaluated } = members(tally)
  return [rule, { pass: whole(pass) ?? 0, fail: whole(fail) ?? 0, notEvaluated: whole(notEvaluated) ?? 0 }]
}

/** The opposite of an OCSF Compliance or Vulnerability Finding. */
function finding(event: Members, field: string, { scope, targets, time }: Context): Finding {
  const { class_uid } = event
  if (class_uid !== COMPLIANCE_FINDING && class_uid !== VULNERABILITY_FINDING)
    throw new Wrong(`${field}.class_uid`, 'must be 2003, a Compliance Finding, or 2002, a Vulnerability Finding')
  const { uid, title } = members(event['finding_info'])
  const id = typeof uid === 'string' ? FINGERPRINT.exec(uid)?.[1] : undefined
  if (id === undefined) throw new Wrong(`${field}.finding_info.uid`, 'must be a fingerprint of version 1')
  const code = members(event['metadata'])['event_code']
  const rule = typeof code === 'string' ? parseRuleId(code) : undefined
  if (rule === undefined) throw new Wrong(`${field}.metadata.event_code`, 'must be the id of a rule')
  const severity = SEVERITIES[Number(event['severity_id']) - 1]
  if (severity === undefined) throw new Wrong(`${field}.severity_id`, 'must be a number from 1 to 5')
  const [resource] = Array.isArray(event['resources']) ? (event['resources'] as readonly unknown[]) : []
  const asset = assetOf(members(resource)['uid'], scope)
  if (asset === undefined) throw new Wrong(`${field}.resources[0].uid`, 'must be the key of an asset')
  if (!targets.includes(asset.target))
    throw new Wrong(`${field}.resources[0].uid`, `is of ${asset.target}, which is no target of the scan`)
  const desc = members(event['remediation'])['desc']
  const vulnerability = class_uid === VULNERABILITY_FINDING ? vulnerabilityOf(event) : undefined
  const told = {
    fingerprint: asFingerprint(id),
    rule,
    severity,
    title: typeof title === 'string' ? title.slice(0, MAX_TEXT) : rule,
    time,
    asset,
    evidence: list(event['evidences'] ?? members(event['unmapped'])['evidences'] ?? [], `${field}.evidences`)
      .slice(0, MAX_EVIDENCE)
      .map(evidence),
    remediation: typeof desc === 'string' ? desc.slice(0, MAX_TEXT) : (vulnerability?.remediation ?? ''),
    coverage: [],
  }
  return vulnerability === undefined
    ? { class: 'compliance_finding', ...told }
    : { class: 'vulnerability_finding', ...told, vulnerability: vulnerability.value }
}

/** The asset that a key names, in the scope of who sends it. */
function assetOf(uid: unknown, scope: Scope): Asset | undefined {
  return typeof uid === 'string' && uid.length <= MAX_KEY ? readAsset(uid, scope) : undefined
}

function evidence(value: unknown): Evidence {
  const { message, path, file, line, column, end_line, end_column, edit } = members(members(value)['data'])
  const start = { line: whole(line) ?? 1, column: whole(column) ?? 1 }
  const change = editOf(edit)
  return {
    message: typeof message === 'string' ? message.slice(0, MAX_TEXT) : '',
    path: typeof path === 'string' && path !== '.' ? [path.slice(0, MAX_TEXT)] : [],
    span: {
      file: typeof file === 'string' ? file.slice(0, MAX_TEXT) : '',
      start,
      end: { line: whole(end_line) ?? start.line, column: whole(end_column) ?? start.column },
    },
    excerpt: { firstLine: start.line, lines: [] },
    edit: change,
  }
}

function editOf(value: unknown): Edit | undefined {
  const { kind, path, value: to } = members(value)
  const steps = Array.isArray(path) ? (path as readonly unknown[]) : undefined
  if (steps === undefined || steps.length > MAX_DEPTH) return undefined
  if (!steps.every((step) => typeof step === 'string' || Number.isSafeInteger(step))) return undefined
  const isSafe = members(value)['isSafe'] === true ? ({ isSafe: true } as const) : {}
  // Each step was just looked at.
  const at = steps as Edit['path']
  if (kind === 'set') return { kind, path: at, value: to, ...isSafe }
  return kind === 'remove' ? { kind, path: at, ...isSafe } : undefined
}

function coverageOf(at: Members): Coverage {
  return {
    filesRead: whole(at['filesRead']) ?? 0,
    filesIgnored: whole(at['filesIgnored']) ?? 0,
    objectsJudged: whole(at['objectsJudged']) ?? 0,
    passedOver: {},
    gaps: list(at['gaps'], 'coverage.gaps').map(gap),
    notGiven: list(at['notGiven'] ?? [], 'coverage.notGiven').map(gap),
  }
}

function gap(value: unknown): Gap {
  const { code, message, file } = members(value)
  return {
    // A code of another release is told as it is.
    code: (typeof code === 'string' ? code.slice(0, 64) : 'unreadable') as GapCode,
    message: typeof message === 'string' ? message.slice(0, MAX_TEXT) : '',
    at: { file: typeof file === 'string' ? file.slice(0, MAX_TEXT) : '' },
  }
}

function list(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Wrong(field, 'must be a list')
  return value as readonly unknown[]
}

function time(value: unknown, field: string): number {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN
  if (Number.isNaN(ms) || ms < 0) throw new Wrong(field, 'must be a time')
  return ms
}

/** An exception accepts a part of a finding under an id that begins with the finding's. */
const FINGERPRINT = /^(1:[0-9a-f]{64})(?:$|[^0-9a-f])/
const COMPLIANCE_FINDING = 2003
const VULNERABILITY_FINDING = 2002
const MAX_TARGETS = 1000
const MAX_TEXT = 4000
const MAX_KEY = 2048
const MAX_DEPTH = 64
const MAX_EVIDENCE = 64
