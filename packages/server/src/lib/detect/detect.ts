import type { Readable } from 'node:stream'
import type { Match } from '@ringwall/engines/detection'
import type { RuleCost } from '@ringwall/engines/matching'
import type { DetectionFinding, EventLog, Gap, RuleId, Scan, Scope, Tally } from '@ringwall/model'
import { assetOf, eventFiles } from './event-files.ts'
import { Judge } from './judge.ts'
import { judgeFile } from './judge-file.ts'
import { allFormats } from './recognise.ts'
import type { LoadedRules } from './rules.ts'

export interface DetectRequest {
  readonly version: string
  readonly scope: Scope
  /** Files, folders, or `-`. */
  readonly targets: readonly string[]
  /** What `-` reads. */
  readonly input: Readable
  readonly loaded: LoadedRules
  /** The log of events that no format knows. */
  readonly log: EventLog | undefined
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
  /** Times evaluations, in milliseconds. */
  readonly clock: (() => number) | undefined
  /** Takes what was found in one piece of a file, before the next is read. */
  readonly onMatches: (matches: readonly Match[]) => Promise<void>
  readonly onProgress: (events: number) => void
}

export interface Detected {
  readonly scan: Scan
  readonly costs: readonly RuleCost[]
}

/** Judges the events of files and streams. Whatever is wrong with one line or file, the rest is judged; what was not is in the coverage. */
export async function detect(request: DetectRequest, signal: AbortSignal): Promise<Detected> {
  const { loaded, log, clock, version, scope, targets } = request
  const startedAt = request.now()
  const latenessMs = targets.includes('-') ? STREAM_LATENESS_MS : Number.POSITIVE_INFINITY
  const settings = { rules: loaded.rules, formats: await allFormats(), log, time: startedAt, clock, latenessMs }
  const judge = new Judge(settings)
  const gaps: Gap[] = [...loaded.gaps]
  let filesRead = 0
  for await (const file of eventFiles(targets, scope, signal)) {
    if ('code' in file) gaps.push(file)
    else {
      const read = await judgeFile(file, { ...request, judge }, signal)
      for (const gap of read.gaps) gaps.push(gap)
      if (read.isOpened) filesRead++
    }
  }
  const matches = judge.end()
  if (matches.length > 0) await request.onMatches(matches)
  gaps.push(...judge.gaps())
  const { judged, passedOver } = judge.counts()
  const findings = judge.findings()
  const scan: Scan = {
    version,
    scope,
    targets: [...new Set(targets.map((path) => assetOf(path, scope).target))],
    startedAt,
    finishedAt: request.now(),
    rules: new Map(loaded.rules.map((rule) => [rule.id, rule])),
    findings,
    excepted: [],
    exceptions: [],
    comparison: undefined,
    tallies: talliesOf(findings),
    coverage: { filesRead, filesIgnored: 0, objectsJudged: judged, unit: 'event', passedOver, gaps, notGiven: [] },
    summaries: [],
  }
  return { scan, costs: judge.costs() }
}

function talliesOf(findings: readonly DetectionFinding[]): ReadonlyMap<RuleId, Tally> {
  const counts = new Map<RuleId, number>()
  for (const { rule, count } of findings) counts.set(rule, (counts.get(rule) ?? 0) + count)
  return new Map(Array.from(counts, ([rule, fail]) => [rule, { pass: 0, fail, notEvaluated: 0 }]))
}

/** Standard input may never end: its matches are put in order within a minute of event time, those of files whole. */
const STREAM_LATENESS_MS = 60_000
