import type { Check, PostureSettings } from '@ringwall/engines/posture'
import { type Asset, keyOf, type Path, type Scan, type Severity, severityId } from '@ringwall/model'
import type { DraftedFile } from './draft.ts'
import type { Proposal } from './proposal.ts'

/** A fix that has to go, and why. */
export interface Failure {
  readonly proposal: Proposal
  readonly reason: string
}

/**
 * The fixes that did not do what they should: their finding is still there, something is found now that was not before and
 * is as bad as all that was mended in the object, or less of their file can be read.
 */
export function failuresOf(
  before: Scan,
  after: Scan,
  files: readonly DraftedFile[],
  covers: Covers,
): readonly Failure[] {
  const made = files.flatMap((file) => file.made.map(({ proposal }) => proposal))
  const [then, now] = [sightingsOf(before), sightingsOf(after)]
  const failures = new Map<Proposal, string>()
  const fail = (proposals: readonly Proposal[], reason: string): void => {
    for (const proposal of proposals) if (!failures.has(proposal)) failures.set(proposal, reason)
  }
  const worse = files.filter((file) => gapsAt(after, file) > gapsAt(before, file))
  for (const file of worse)
    fail(
      file.made.map(({ proposal }) => proposal),
      'less of the file could be judged after it',
    )
  const byObject = Map.groupBy(made, (proposal) => objectKey(proposal.asset, proposal.evidence.span.file))
  for (const [object, proposals] of byObject)
    for (const [key, same] of Map.groupBy(proposals, keyOfProposal)) {
      const expected = countOf(then, object, key) - same.length
      if (countOf(now, object, key) > expected) fail(same, 'it is still found after the change')
    }
  for (const [object, sightings] of now) {
    for (const { key, rule, path, severity } of sightings) {
      if (countOf(now, object, key) <= countOf(then, object, key)) continue
      // What a more exact rule said of the place before, the general one may say now.
      if ((then.get(object) ?? []).some((said) => covers(said.rule, rule) && isAround(said.path, path))) continue
      const proposals = byObject.get(object) ?? made
      // A pod that leaves the network of its node is within reach of network policies, and may lack one: that is milder.
      if (proposals.some((proposal) => severityId(proposal.rule.severity) > severityId(severity))) continue
      fail(nearest(proposals, path), `${rule} would be found after it`)
    }
  }
  return Array.from(failures, ([proposal, reason]) => ({ proposal, reason }))
}

/** True where the first rule says of a place what the second need not say again. */
export type Covers = (exact: string, general: string) => boolean

export function coversOf(checks: readonly Check[], settings: PostureSettings): Covers {
  const pairs = checks.flatMap((check) => {
    const judge = check.under(settings)
    const { id } = check.rule
    return [
      ...(judge?.covers ?? []).map((general) => [id, general]),
      ...(judge?.coveredBy ?? []).map((exact) => [exact, id]),
    ]
  })
  const known = new Set(pairs.map((pair) => pair.join(' ')))
  return (exact, general) => known.has(`${exact} ${general}`)
}

interface Sighting {
  /** Rule and message. */
  readonly key: string
  readonly rule: string
  readonly path: Path
  readonly severity: Severity
}

/** Everything found, by object and file. */
function sightingsOf({ findings }: Scan): ReadonlyMap<string, readonly Sighting[]> {
  const all = findings.flatMap(({ rule, asset, severity, evidence }) =>
    evidence.map(({ message, path, span }) => ({
      object: objectKey(asset, span.file),
      sighting: { key: `${rule}\n${message}`, rule, path, severity },
    })),
  )
  const groups = Map.groupBy(all, ({ object }) => object)
  return new Map(Array.from(groups, ([object, of]) => [object, of.map(({ sighting }) => sighting)]))
}

function countOf(all: ReadonlyMap<string, readonly Sighting[]>, object: string, key: string): number {
  return (all.get(object) ?? []).filter((sighting) => sighting.key === key).length
}

function objectKey(asset: Asset, file: string): string {
  return `${keyOf(asset)}\n${file}`
}

function keyOfProposal({ rule, evidence }: Proposal): string {
  return `${rule.id}\n${evidence.message}`
}

function isAround(outer: Path, path: Path): boolean {
  return outer.every((step, i) => path[i] === step)
}

/** The fixes whose edits share the most of a path. */
function nearest(proposals: readonly Proposal[], path: Path): readonly Proposal[] {
  const shared = (proposal: Proposal): number => {
    const own = proposal.edit?.edit.path ?? []
    const differs = own.findIndex((step, i) => path[i] !== step)
    return differs < 0 ? own.length : differs
  }
  const most = Math.max(...proposals.map(shared))
  return proposals.filter((proposal) => shared(proposal) === most)
}

function gapsAt({ coverage }: Scan, { names }: DraftedFile): number {
  return coverage.gaps.filter(({ at }) => names.includes(at.file)).length
}
