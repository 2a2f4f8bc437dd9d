import type { DocumentLimits, File, ParseContext, Parser, Reading } from '@ringwall/formats'
import type { Gap, Inventory, Package, Scope } from '@ringwall/model'
import { fileResolver } from '@ringwall/sources/filesystem'
import { openTarget, parsed, type TargetRequest } from '../scan/index.ts'

/** What to look for packages in, and how. */
export interface InventoryRequest {
  readonly version: string
  readonly scope: Scope
  readonly target: TargetRequest
  readonly mavenRepository: string | undefined
  /** Those that tell of packages. */
  readonly parsers: readonly Parser[]
  readonly limits: DocumentLimits
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
  readonly onProgress: (progress: { readonly filesRead: number; readonly packagesFound: number }) => void
}

/** Collects the packages that the files of a target tell of. Files that no parser knows are none of its business. */
export async function inventory(request: InventoryRequest, signal: AbortSignal): Promise<Inventory> {
  const { version, scope, target, parsers } = request
  const time = request.now()
  const packages: Package[] = []
  const gaps: Gap[] = []
  let filesRead = 0
  const { source } = openTarget(target, (path) => parsers.some((parser) => parser.claims(path)))
  const context = {
    scope,
    target: target.id,
    time,
    source: source.id,
    limits: request.limits,
    resolve: resolverOf(request),
  }
  for await (const sighting of source.sightings(signal)) {
    if (sighting.kind === 'trouble') gaps.push(sighting.gap)
    if (sighting.kind !== 'seen') continue
    filesRead++
    const read = readFile(sighting.value, parsers, context)
    for (const fact of read.facts) if (fact.class === 'package') packages.push(fact)
    gaps.push(...read.gaps)
    request.onProgress({ filesRead, packagesFound: packages.length })
  }
  if (packages.length === 0 && gaps.length === 0)
    gaps.push({ code: 'nothing_judged', message: 'holds no package that is told of', at: { file: target.path } })
  return { version, scope, target: target.id, time, packages, filesRead, gaps }
}

function resolverOf({ target, mavenRepository }: InventoryRequest) {
  return fileResolver({ path: target.path, mavenRepository, maxBytes: target.maxFileBytes })
}

/** By every parser that knows the file: by its name, or of one that a person named, by its first bytes. */
function readFile(file: File, parsers: readonly Parser[], context: ParseContext): Pick<Reading, 'facts' | 'gaps'> {
  const byName = parsers.filter((parser) => parser.claims(file.path))
  const head = file.bytes.subarray(0, HEAD_BYTES)
  const chosen = byName.length > 0 ? byName : parsers.filter((parser) => parser.recognises?.(head) ?? false)
  if (chosen.length === 0)
    return {
      facts: [],
      gaps: [{ code: 'nothing_judged', message: 'is no file that tells of packages', at: { file: file.path } }],
    }
  const readings = chosen.map((parser) => parsed(parser, file, context))
  return { facts: readings.flatMap(({ facts }) => facts), gaps: readings.flatMap(({ gaps }) => gaps) }
}

const HEAD_BYTES = 4096
