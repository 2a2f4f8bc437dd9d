import { worstFirst } from '@ringwall/engines/lib/worst-first'
import { type Check, type PostureSettings, posture } from '@ringwall/engines/posture'
import type { DocumentLimits, File, Parser } from '@ringwall/formats'
import type { Values } from '@ringwall/formats/helm'
import type { Coverage, Finding, Gap, Package, Resource, Scan, Scope } from '@ringwall/model'
import { type ChartMember, type ChartSettings, renderCharts } from './charts.ts'
import type { FileReading } from './file-reading.ts'
import { gapKey } from './gap-key.ts'
import { type PackageReader, type PackageRequest, packageReader } from './packages.ts'
import { parsed } from './parsed.ts'
import { type Acceptance, settle } from './settle.ts'
import { type OpenTarget, openTarget, type TargetRequest } from './target.ts'
import { unbuilt } from './unbuilt.ts'
import { judgeVulnerabilities } from './vulnerable.ts'

export interface ScanRequest extends Acceptance {
  readonly version: string
  readonly scope: Scope
  readonly targets: readonly TargetRequest[]
  readonly parser: Parser
  readonly checks: readonly Check[]
  readonly settings: PostureSettings
  readonly limits: DocumentLimits
  /** For charts, over their own values. */
  readonly chartValues?: Values
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
  readonly onProgress: (progress: Progress) => void
  /** What a file is taken to hold instead, so that a change can be judged before it is written. */
  readonly revise?: (file: File) => File
  /** Where packages are judged too. */
  readonly packages?: PackageRequest
}

export interface Progress {
  readonly filesRead: number
  readonly objectsFound: number
}

/** Reads, parses and judges every target. Whatever is wrong with one file, the rest is judged; what was not is in `coverage`. */
export async function scan(request: ScanRequest, signal: AbortSignal): Promise<Scan> {
  const startedAt = request.now()
  const harvest: Harvest = {
    ...{ filesRead: 0, filesIgnored: 0, objects: 0, gaps: [], leftOut: new Set() },
    ...{ packages: [], packageGaps: [], notEvaluated: [] },
  }
  const resources: Resource[] = []
  for (const target of request.targets)
    for (const resource of await gather(request, target, startedAt, harvest, signal)) resources.push(resource)
  const engine = posture(request.checks, settingsOf(request, resources, harvest.gaps))
  engine.apply(resources.map((resource) => ({ kind: 'put', resource })))
  const judged = engine.judge()
  const place = request.targets[0]?.path ?? ''
  const vulnerable = judgeVulnerabilities(harvest.packages, request.packages, place)
  const reasons = judged.notEvaluated.map(({ because }) => because)
  const unjudged = reasons.filter(({ code }) => code !== 'not_given')
  const own = [...(request.packages?.gaps ?? []), ...harvest.packageGaps]
  const gaps = unique([...harvest.gaps, ...own, ...unjudged, ...judged.findings.flatMap(({ coverage }) => coverage)])
  const coverage: Coverage = {
    filesRead: harvest.filesRead,
    filesIgnored: harvest.filesIgnored,
    objectsJudged: judged.objectsJudged + vulnerable.judged,
    passedOver: judged.passedOver,
    gaps,
    notGiven: unique([
      ...reasons.filter(({ code }) => code === 'not_given'),
      ...harvest.notEvaluated,
      ...vulnerable.notEvaluated,
    ]),
  }
  const targets = request.targets.map(({ id }) => id)
  const { leftOut } = harvest
  const isComplete = gaps.length === 0
  const settled = settle(
    {
      ...judged,
      findings: joined(judged.findings, vulnerable.findings),
      tallies: new Map([...judged.tallies, ...vulnerable.tallies]),
      rules: new Map([...engine.rules, ...vulnerable.rules.map((rule) => [rule.id, rule] as const)]),
      ...{ resources, targets, leftOut, isComplete, time: startedAt },
      files: harvest.packages.map(({ asset }) => asset),
    },
    request,
  )
  return {
    version: request.version,
    scope: request.scope,
    targets,
    startedAt,
    finishedAt: request.now(),
    ...settled,
    coverage,
    // Of packages alone, how many workloads are how safe is no figure.
    summaries: [...(resources.length === 0 && vulnerable.judged > 0 ? [] : judged.summaries), ...vulnerable.summaries],
  }
}

/** Worst first, as each of the two is. */
function joined(findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  return others.length === 0 ? findings : worstFirst([...findings, ...others])
}

/** An object that stands alone, or beside files that could not be read, proves no absence. */
function settingsOf({ settings }: ScanRequest, resources: readonly Resource[], gaps: readonly Gap[]): PostureSettings {
  if (settings.partial !== undefined) return settings
  const [gap] = gaps
  if (gap !== undefined) return { ...settings, partial: `${placeOf(gap)} was not judged` }
  return resources.length === 1 ? { ...settings, partial: 'it was given alone' } : settings
}

function placeOf({ at }: Gap): string {
  return at.file
}

/** What was seen so far, over all targets. */
interface Harvest {
  filesRead: number
  filesIgnored: number
  objects: number
  readonly gaps: Gap[]
  readonly packages: Package[]
  /** Gaps of files that tell of packages: they keep nothing from being absent of a cluster. */
  readonly packageGaps: Gap[]
  readonly notEvaluated: Gap[]
  /** Files and directories that were not to be read. */
  readonly leftOut: Set<string>
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
  const reader = packageReader(request.packages, target)
  const members: ChartMember[] = []
  // A chart may print any file that it holds.
  const wanted = (path: string, chartOf: OpenTarget['chartOf']): boolean =>
    [reader.wants(path), request.parser.claims(path), chartOf(path) !== undefined].includes(true)
  const { source, chartOf, leftOut } = openTarget(target, wanted)
  for await (const sighting of source.sightings(signal)) {
    if (sighting.kind === 'trouble') harvest.gaps.push(sighting.gap)
    else if (sighting.kind === 'ignored') harvest.filesIgnored++
    else {
      harvest.filesRead++
      const isOfPackages = reader.wants(sighting.value.path)
      if (isOfPackages) reader.read(sighting.value, { ...context, source: source.id })
      const file = request.revise?.(sighting.value) ?? sighting.value
      const place = file.isNamed ? undefined : chartOf(file.path)
      if (place !== undefined) members.push({ place, file })
      if (isOfPackages && !request.parser.claims(file.path)) continue
      if (place?.isSource || (place && !request.parser.claims(file.path))) continue
      const { facts, gaps } = parsed(request.parser, file, { ...context, source: source.id })
      const resources = facts.filter((fact) => fact.class === 'kubernetes_resource')
      // Values and tests of a chart are empty by right.
      read.push({ file, resources, gaps: place ? gaps.filter(({ code }) => code !== 'empty') : gaps })
      harvest.objects += resources.length
    }
    request.onProgress({ filesRead: harvest.filesRead, objectsFound: harvest.objects })
  }
  for (const path of leftOut) harvest.leftOut.add(path)
  for (const found of reader.packages) harvest.packages.push(found)
  for (const gap of reader.gaps) harvest.packageGaps.push(gap)
  for (const gap of withoutAdvisories(reader, target)) harvest.notEvaluated.push(gap)
  const { kept, gaps } = unbuilt(read, request.limits)
  const rendered = await renderCharts(members, chartSettings(request), { ...context, source: source.id })
  for (const gap of [...gaps, ...kept.flatMap((r) => r.gaps), ...rendered.gaps]) harvest.gaps.push(gap)
  harvest.objects += rendered.resources.length
  request.onProgress({ filesRead: harvest.filesRead, objectsFound: harvest.objects })
  const resources = [...kept.flatMap((r) => r.resources), ...rendered.resources]
  const found = resources.length + reader.packages.length + reader.gaps.length
  if (found === 0 && harvest.gaps.length === before) harvest.gaps.push(nothingIn(reader, target))
  return resources
}

function chartSettings({ chartValues, settings, limits }: ScanRequest): ChartSettings {
  return { values: chartValues, kubernetesVersion: `1.${settings.kubernetesVersion}`, limits }
}

function nothingIn({ unread }: PackageReader, { path }: TargetRequest): Gap {
  const packages = unread.size === 0 ? '' : ', and there are no advisories for its packages: run ringwall db update'
  return { code: 'nothing_judged', message: `holds no Kubernetes object${packages}`, at: { file: path } }
}

function withoutAdvisories({ unread }: PackageReader, { path }: TargetRequest): readonly Gap[] {
  if (unread.size === 0) return []
  const files = unread.size === 1 ? '1 file that tells' : `${unread.size} files that tell`
  const message = `${files} of packages: there are no advisories to hold them against: run ringwall db update`
  return [{ code: 'not_evaluated', message, at: { file: path } }]
}

function unique(gaps: readonly Gap[]): readonly Gap[] {
  return [...new Map(gaps.map((gap) => [gapKey(gap), gap])).values()]
}
