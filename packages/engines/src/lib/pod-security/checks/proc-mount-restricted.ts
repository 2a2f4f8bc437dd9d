import type { PodSecurityCheck } from '../check.ts'
import type { Pod, Violation } from '../pod.ts'

/**
 * Pod Security Standards, restricted, /proc Mount Type, since 1.35.
 * Containers keep the masked /proc, in a user namespace too. (Before, baseline demanded this of all pods.)
 */
export const procMountRestricted: PodSecurityCheck = {
  id: 'procMount_restricted',
  level: 'restricted',
  control: '/proc Mount Type',
  versions: [{ since: 35, overrides: ['procMount'], judge: unmaskedProcMounts }],
}

/** Containers whose /proc is mounted in another way than the default. */
export function unmaskedProcMounts(pod: Pod): readonly Violation[] {
  return pod.containers
    .map(({ name, securityContext }) => ({ name, at: securityContext.at('procMount') }))
    .filter(({ at }) => at.raw !== undefined && at.string() !== 'Default')
    .map(({ name, at }) => ({
      path: at.path,
      message: `container "${name}" mounts /proc ${String(at.raw)}`,
      edit: { kind: 'remove', path: at.path },
    }))
}
