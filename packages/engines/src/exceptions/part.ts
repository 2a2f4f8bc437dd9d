import { type AssetKey, type Evidence, type Excepted, type Finding, keyOf, type Resource } from '@ringwall/model'
import { candidatesOf } from './candidates.ts'
import { assetName, objectOf, placeName } from './place.ts'
import type { Scope } from './scope.ts'

/** Findings, parted into what is open and what exceptions accept. */
export interface Parted {
  readonly open: readonly Finding[]
  readonly excepted: readonly Excepted[]
}

export interface World {
  readonly resources: readonly Resource[]
  readonly projectPath: (file: string) => string | undefined
}

/** Parts every finding, place by place, and remembers in each scope what it matched. */
export function part(findings: readonly Finding[], scopes: readonly Scope[], world: World): Parted {
  if (scopes.length === 0) return { open: findings, excepted: [] }
  const candidatesFor = candidatesOf(scopes)
  const byAsset = Map.groupBy(world.resources, ({ asset }): AssetKey => keyOf(asset))
  const open: Finding[] = []
  const excepted: Excepted[] = []
  for (const finding of findings) {
    const asset = finding.asset.kind === 'kubernetes' ? assetName(finding.asset) : undefined
    const candidates = candidatesFor(finding.rule, asset)
    if (candidates.length === 0) {
      open.push(finding)
      continue
    }
    const resources = byAsset.get(keyOf(finding.asset)) ?? []
    const groups = groupEvidence(finding, candidates, { ...world, resources })
    const left = groups.get(undefined) ?? []
    if (left.length > 0) open.push(groups.size === 1 ? finding : { ...finding, evidence: left })
    for (const [scope, evidence] of groups)
      if (scope !== undefined) excepted.push(accepted(scope, { ...finding, evidence }, left))
  }
  return { open, excepted }
}

function accepted({ exception }: Scope, finding: Finding, left: readonly Evidence[]): Excepted {
  return { finding, exception, extent: left.length === 0 ? 'whole' : 'part' }
}

/** The evidence by the exception that accepts it; what none does is under `undefined`. */
function groupEvidence(
  finding: Finding,
  candidates: readonly Scope[],
  { resources, projectPath }: World,
): ReadonlyMap<Scope | undefined, readonly Evidence[]> {
  const asset = finding.asset.kind === 'kubernetes' ? assetName(finding.asset) : undefined
  return Map.groupBy(finding.evidence, (evidence) => {
    const resource = objectOf(evidence, resources)
    const place = {
      rule: finding.rule,
      asset,
      file: projectPath(evidence.span.file),
      path: placeName(resource?.object, evidence.path),
      resource,
    }
    return accepting(candidates, place, finding)
  })
}

/** The first exception that accepts a place; every one that applies is remembered as used, so that none is called idle. */
function accepting(
  candidates: readonly Scope[],
  place: Parameters<Scope['fit']>[0],
  { fingerprint }: Finding,
): Scope | undefined {
  let first: Scope | undefined
  for (const scope of candidates) {
    const parts = scope.fit(place)
    if (parts === undefined) continue
    for (const part of parts) scope.used.add(part)
    scope.accepted.add(fingerprint)
    if (!scope.isExpired) first ??= scope
  }
  return first
}
