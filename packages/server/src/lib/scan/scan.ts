import { type Check, type PostureSettings, posture } from '@ringwall/engines/posture'
import type { DocumentLimits, File, ParseContext, Parser, Reading } from '@ringwall/formats'
import type { Coverage, Gap, Resource, Scan, Scope } from '@ringwall/model'
import type { FileReading } from './file-reading.ts'
import { gapKey } from './gap-key.ts'
import { openTarget, type TargetRequest } from './target.ts'
import { unbuilt } from './unbuilt.ts'

export interface ScanRequest {
  readonly version: string
  readonly scope: Scope
  readonly targets: readonly TargetRequest[]
  readonly parser: Parser
  readonly checks: readonly Check[]
  readonly settings: PostureSettings
  readonly limits: DocumentLimits
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
  readonly onProgress: (progress: Progress) => void
  /** What a file is taken to hold instead, so that a change can be judged before it is written. */
  readonly revise?: (file: File) => File
}

export interface Progress {
  readonly filesRead: number
  readonly objectsFound: number
}

/** Reads, parses and judges every target. Whatever is wrong with one file, the rest is judged; what was not is in `coverage`. */
export async function scan(request: ScanRequest, signal: AbortSignal): Promise<Scan> {
  const startedAt = request.now()
  const engine = posture(request.checks, request.settings)
  const harvest: Harvest = { filesRead: 0, filesIgnored: 0, objects: 0, gaps: [] }
  for (const target of request.targets) {
    const resources = await gather(request, target, startedAt, harvest, signal)
    engine.apply(resources.map((resource) => ({ kind: 'put', resource })))
  }
  const judged = engine.judge()
  const unjudged = judged.notEvaluated.map(({ because }) => because)
  const gaps = [...harvest.gaps, ...unjudged, ...judged.findings.flatMap(({ coverage }) => coverage)]
  const coverage: Coverage = {
    filesRead: harvest.filesRead,
    filesIgnored: harvest.filesIgnored,
    objectsJudged: judged.objectsJudged,
    passedOver: judged.passedOver,
    gaps: unique(gaps),
  }
  return {
    version: request.version,
    scope: request.scope,
    targets: request.targets.map(({ id }) => id),
    startedAt,
    finishedAt: request.now(),
    rules: engine.rules,
    findings: judged.findings,
    tallies: judged.tallies,
    coverage,
    summaries: judged.summaries,
  }
}

/** What was seen so far, over all targets. */
interface Harvest {
  filesRead: number
  filesIgnored: number
  objects: number
  readonly gaps: Gap[]
}

async function gather(
  request: ScanRequest,
  target: TargetRequest,
  time: number,
  harvest: Harvest,
  signal: AbortSignal,
): Promise<readonly Resource[]> {
  const read: FileReading[] = []
  const before = harvest.gaps.length
  const context = { scope: request.scope, target: target.id, time, limits: request.limits }
  const { source, charts } = openTarget(target, request.parser)
  for await (const sighting of source.sightings(signal)) {
    if (sighting.kind === 'trouble') harvest.gaps.push(sighting.gap)
    else if (sighting.kind === 'ignored') harvest.filesIgnored++
    else {
      harvest.filesRead++
      const file = request.revise?.(sighting.value) ?? sighting.value
      const { facts, gaps } = parsed(request.parser, file, { ...context, source: source.id })
      const resources = facts.filter((fact) => fact.class === 'kubernetes_resource')
      read.push({ file, resources, gaps })
      harvest.objects += resources.length
    }
    request.onProgress({ filesRead: harvest.filesRead, objectsFound: harvest.objects })
  }
  const { kept, gaps } = unbuilt(read, charts, request.limits)
  for (const gap of [...gaps, ...kept.flatMap((r) => r.gaps)]) harvest.gaps.push(gap)
  const resources = kept.flatMap((r) => r.resources)
  if (resources.length === 0 && harvest.gaps.length === before)
    harvest.gaps.push({ code: 'nothing_judged', message: 'holds no Kubernetes object', at: { file: target.path } })
  return resources
}

/** A parser is total; should one fail all the same, it fails for this file alone. */
function parsed(parser: Parser, file: File, context: ParseContext): Reading {
  try {
    return parser.parse(file, context)
  } catch (cause) {
    const message = `could not be read, which is a mistake of Ringwall: ${cause instanceof Error ? cause.message : String(cause)}`
    return { facts: [], others: 0, gaps: [{ code: 'unreadable', message, at: { file: file.path } }] }
  }
}

function unique(gaps: readonly Gap[]): readonly Gap[] {
  return [...new Map(gaps.map((gap) => [gapKey(gap), gap])).values()]
}
