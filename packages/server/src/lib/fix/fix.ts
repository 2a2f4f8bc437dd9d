import { Readable } from 'node:stream'
import type { File } from '@ringwall/formats'
import type { Finding, Scan } from '@ringwall/model'
import { type ScanRequest, scan } from '../scan/index.ts'
import { coversOf, failuresOf } from './compare.ts'
import { type DraftedFile, draftFixes } from './draft.ts'
import { type FileObjects, objectsOf } from './objects.ts'
import { type Place, type Proposal, safetyOf, type Unfixed } from './proposal.ts'

export interface FixRequest {
  readonly scan: Omit<ScanRequest, 'revise'>
  /** Ids of the rules whose findings are to be fixed; all where none is named. */
  readonly rules: readonly string[]
  /** Also make changes that can break a running program. */
  readonly allowsUnsafe: boolean
}

/** What can be fixed, made in memory and judged; nothing is written yet. */
export interface FixPlan {
  /** Before any change. */
  readonly scan: Scan
  readonly files: readonly PlannedFile[]
  readonly unfixed: readonly Unfixed[]
  /** What was read, by the names that findings have for it. */
  readonly read: ReadonlyMap<string, File>
}

export interface PlannedFile extends DraftedFile {
  /** Lines that no output may show. */
  readonly secretLines: ReadonlySet<number>
}

/**
 * Judges, makes the smallest changes that findings ask for, and judges again: a change whose finding is still there, or after
 * which something else is found, is withdrawn, until all that is left does what it should.
 */
export async function planFixes(request: FixRequest, signal: AbortSignal): Promise<FixPlan> {
  const read = new Map<string, File>()
  const first = await scan({ ...request.scan, revise: (file) => seen(read, file) }, signal)
  const objects = fileObjects(request, first.findings, read)
  const places = placesOf(first, request.rules)
  const { proposals, unfixed } = sorted(places, request, objects)
  const covers = coversOf(request.scan.checks, request.scan.settings)
  const withdrawn: Unfixed[] = []
  for (let left = proposals; ; ) {
    const { files, refused } = draftFixes(left, read, request.scan.limits)
    const failures =
      files.length === 0 ? [] : failuresOf(first, await judged(request, read, files, signal), files, covers)
    if (failures.length === 0)
      return {
        scan: first,
        files: files.map((file) => ({ ...file, secretLines: objects(file.path)?.secretLines ?? new Set() })),
        unfixed: [
          ...unfixed,
          ...withdrawn,
          ...refused.map(({ proposal, reason }) => ({ ...proposal, because: { kind: 'refused', reason } as const })),
        ],
        read,
      }
    for (const { proposal, reason } of failures)
      withdrawn.push({ ...proposal, because: { kind: 'withdrawn', reason } as const })
    const gone = new Set(failures.map(({ proposal }) => proposal))
    left = left.filter((proposal) => !gone.has(proposal))
  }
}

function seen(read: Map<string, File>, file: File): File {
  read.set(file.path, file)
  return file
}

/** The objects of a file, read once where a finding asks for them. */
function fileObjects(
  { scan: { parser, scope, limits } }: FixRequest,
  findings: readonly Finding[],
  read: ReadonlyMap<string, File>,
): (path: string) => FileObjects | undefined {
  const known = new Map<string, FileObjects>()
  const evidence = Map.groupBy(
    findings.flatMap((finding) => finding.evidence),
    ({ span }) => span.file,
  )
  const context = { scope, target: '', time: 0, source: 'fix', limits }
  return (path) => {
    const file = read.get(path)
    if (file === undefined) return undefined
    const objects = known.get(path) ?? objectsOf(file, parser, context, evidence.get(path) ?? [])
    known.set(path, objects)
    return objects
  }
}

function placesOf({ findings, rules }: Scan, wanted: readonly string[]): readonly Place[] {
  return findings.flatMap(({ rule: id, asset, evidence }) => {
    const rule = rules.get(id)
    if (rule === undefined || (wanted.length > 0 && !wanted.includes(id))) return []
    return evidence.map((one) => ({ rule, asset, evidence: one }))
  })
}

/** What is tried, and what is left to a person or needs leave. */
function sorted(
  places: readonly Place[],
  { allowsUnsafe }: FixRequest,
  objects: (path: string) => FileObjects | undefined,
): { readonly proposals: readonly Proposal[]; readonly unfixed: readonly Unfixed[] } {
  const proposals: Proposal[] = []
  const unfixed: Unfixed[] = []
  for (const place of places) {
    const { asset, evidence } = place
    const safety = safetyOf(place)
    if (evidence.edit === undefined) unfixed.push({ ...place, because: { kind: 'person' } })
    else if (evidence.isRendered) unfixed.push({ ...place, because: { kind: 'refused', reason: RENDERED } })
    else if (safety === 'unsafe' && !allowsUnsafe) unfixed.push({ ...place, because: { kind: 'unsafe' } })
    else {
      const object = objects(evidence.span.file)?.objectOf(asset, evidence)
      proposals.push({ ...place, safety, edit: object && { object, edit: evidence.edit } })
    }
  }
  return { proposals, unfixed }
}

/** The same targets, with the changed files as they would be. */
function judged(
  { scan: request }: FixRequest,
  read: ReadonlyMap<string, File>,
  files: readonly DraftedFile[],
  signal: AbortSignal,
): Promise<Scan> {
  const revised = new Map(files.flatMap(({ names, after }) => names.map((name) => [name, after] as const)))
  const targets = request.targets.map((target) => {
    const bytes = target.path === '-' ? read.get('-')?.bytes : undefined
    return bytes === undefined ? target : { ...target, input: Readable.from([bytes]) }
  })
  const revise = (file: File): File => {
    // What was read the first time counts, also where the file has changed since.
    const before = read.get(file.path) ?? file
    const bytes = revised.get(file.path)
    return bytes === undefined ? before : { ...before, bytes, sizeBytes: bytes.length }
  }
  return scan({ ...request, targets, revise }, signal)
}

const RENDERED = 'is made by a template: change the template, or the value that it prints'
