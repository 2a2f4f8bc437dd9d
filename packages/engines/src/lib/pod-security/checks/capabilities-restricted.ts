import type { Path } from '@ringwall/model'
import type { PodSecurityCheck, PodSecurityCheckVersion } from '../check.ts'
import type { Container, Pod, Violation } from '../pod.ts'

/**
 * Pod Security Standards, restricted, Capabilities, since 1.22.
 * Every container must drop all capabilities and may add back NET_BIND_SERVICE alone. Since 1.25 pods that say they are
 * for Windows are exempt.
 */
export const capabilitiesRestricted: PodSecurityCheck = {
  id: 'capabilities_restricted',
  level: 'restricted',
  control: 'Capabilities',
  versions: [version(22, judge), version(25, (pod) => (pod.isWindows ? [] : judge(pod)))],
}

function version(since: number, judge: PodSecurityCheckVersion['judge']): PodSecurityCheckVersion {
  return { since, overrides: ['capabilities_baseline'], judge }
}

function judge(pod: Pod): readonly Violation[] {
  return pod.containers.flatMap((container) => [...notDropped(container), ...added(container)])
}

function notDropped({ name, securityContext }: Container): readonly Violation[] {
  const drop = securityContext.at('capabilities', 'drop')
  const dropped = drop.items().map((capability) => capability.string() ?? '')
  if (dropped.includes('ALL')) return []
  const near = dropped.findIndex((capability) => capability.toUpperCase() === 'ALL')
  if (near >= 0) return [misspelt(name, drop.path, { index: near, text: dropped[near] ?? '' })]
  const message = `container "${name}" does not drop all capabilities`
  // Behind what is dropped already, so that its comments stay.
  const isListed = dropped.length > 0
  const path = isListed ? [...drop.path, dropped.length] : drop.path
  return [{ path: drop.path, message, edit: { kind: 'set', path, value: isListed ? 'ALL' : ['ALL'] } }]
}

/** Container runtimes do not mind the case, so that writing it right changes nothing. */
function misspelt(
  container: string,
  drop: Path,
  { index, text }: { readonly index: number; readonly text: string },
): Violation {
  const message = `container "${container}" drops "${text}", which counts only as "ALL"`
  return { path: drop, message, edit: { kind: 'set', path: [...drop, index], value: 'ALL', isSafe: true } }
}

function added({ name, securityContext }: Container): readonly Violation[] {
  return securityContext
    .at('capabilities', 'add')
    .items()
    .filter((capability) => capability.string() !== 'NET_BIND_SERVICE')
    .map((capability) => ({
      path: capability.path,
      message: `container "${name}" adds capability ${String(capability.raw)}`,
      edit: { kind: 'remove', path: capability.path },
    }))
}
