import {
  asFingerprint,
  type Baseline,
  type EarlierFinding,
  err,
  type Gap,
  ok,
  type Path,
  parseRuleId,
  printPath,
  type Result,
  readKey,
  SEVERITIES,
} from '@ringwall/model'
import { DEFAULT_LIMITS, located, sourceText } from '../lib/document/index.ts'
import { parseJson } from '../lib/json/index.ts'
import { REPORT_VERSION } from './version.ts'

/**
 * Reads a JSON report as the baseline of another scan, or says what is wrong with it and where. Cost: linear; a place is
 * looked for only where something is wrong.
 */
export function readBaseline(text: string, file: string): Result<Baseline, Gap> {
  const parsed = parsedJson(text)
  if (parsed === undefined) return err(syntaxAt(text, file))
  const read = report(parsed.value, file)
  return read.ok ? read : err(placed(text, file, read.error))
}

interface Mistake {
  readonly path: Path
  readonly message: string
}

type Members = Readonly<Record<string, unknown>>

function report(value: unknown, file: string): Result<Baseline, Mistake> {
  const at = members(value)
  const { name, version } = members(at['tool'])
  if (name !== 'ringwall' || typeof version !== 'string') return wrong([], 'is no JSON report of ringwall scan')
  if (at['reportVersion'] !== REPORT_VERSION)
    return wrong(['reportVersion'], `must be ${REPORT_VERSION}: the report is of ringwall ${version}; make it anew`)
  const startedAt = typeof at['startedAt'] === 'string' ? Date.parse(at['startedAt']) : Number.NaN
  if (Number.isNaN(startedAt)) return wrong(['startedAt'], 'must be a time')
  const targets = at['targets']
  if (!isTexts(targets)) return wrong(['targets'], 'must be a list of names')
  if (!Array.isArray(at['findings'])) return wrong(['findings'], 'must be a list')
  const findings: EarlierFinding[] = []
  for (const [i, event] of at['findings'].entries()) {
    const read = finding(event)
    if (!read.ok) return wrong(['findings', i, ...read.error.path], read.error.message)
    findings.push(read.value)
  }
  return ok({ file, version, targets, startedAt, findings, excepted: exceptedIds(at['excepted']) })
}

/** Of these nothing but the id counts, so that what is odd among them is passed over. */
function exceptedIds(events: unknown): ReadonlySet<string> {
  const ids = (Array.isArray(events) ? events : []).map(
    (event: unknown) => members(members(event)['finding_info'])['uid'],
  )
  return new Set(ids.filter((id) => typeof id === 'string'))
}

/** The opposite of an OCSF finding, as far as a comparison needs it. */
function finding(value: unknown): Result<EarlierFinding, Mistake> {
  const event = members(value)
  const { uid, title } = members(event['finding_info'])
  if (typeof uid !== 'string' || !FINGERPRINT.test(uid))
    return wrong(['finding_info', 'uid'], 'must be a fingerprint of version 1')
  const code = members(event['metadata'])['event_code']
  const rule = typeof code === 'string' ? parseRuleId(code) : undefined
  if (rule === undefined) return wrong(['metadata', 'event_code'], 'must be the id of a rule')
  const severity = SEVERITIES[Number(event['severity_id']) - 1]
  if (severity === undefined) return wrong(['severity_id'], 'must be a number from 1 to 5')
  const resource = members(element(event['resources'], 0))['uid']
  const key = typeof resource === 'string' ? readKey(resource) : undefined
  if (key === undefined) return wrong(['resources', 0, 'uid'], 'must be the key of an asset')
  const evidences = event['evidences'] ?? members(event['unmapped'])['evidences']
  return ok({
    fingerprint: asFingerprint(uid),
    rule,
    severity,
    title: typeof title === 'string' ? title : rule,
    asset: key.key,
    name: key.name,
    target: key.target,
    places: Array.isArray(evidences) ? evidences.length : 0,
    at: place(members(members(element(evidences, 0))['data'])),
  })
}

function place({ file, line, column, end_line, end_column }: Members): Gap['at'] {
  const path = typeof file === 'string' ? file : ''
  const numbers = [line, column, end_line, end_column].map((n) => (Number.isSafeInteger(n) ? Number(n) : 0))
  const [startLine = 0, startColumn = 0, endLine = 0, endColumn = 0] = numbers
  if (numbers.some((n) => n < 1)) return { file: path }
  return { file: path, start: { line: startLine, column: startColumn }, end: { line: endLine, column: endColumn } }
}

function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function syntaxAt(text: string, file: string): Gap {
  const [document] = parseJson(text, DEFAULT_LIMITS)
  const [problem] = document?.problems ?? []
  const source = sourceText(file, text)
  const at = problem === undefined ? { file } : source.span(problem.offset, problem.offset)
  return { code: 'syntax', message: problem?.message ?? 'not JSON', at }
}

function placed(text: string, file: string, { path, message }: Mistake): Gap {
  const [document] = parseJson(text, DEFAULT_LIMITS)
  const at = document?.value === undefined ? { file } : located(sourceText(file, text), document).locate(path)
  return { code: 'wrong_type', message: path.length === 0 ? message : `${printPath(path)} ${message}`, at }
}

function wrong(path: Path, message: string): Result<never, Mistake> {
  return err({ path, message })
}

function members(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {}
}

function element(value: unknown, index: number): unknown {
  return Array.isArray(value) ? value[index] : undefined
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((element) => typeof element === 'string')
}

const FINGERPRINT = /^1:[0-9a-f]{64}$/
