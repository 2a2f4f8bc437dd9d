import type { PodSecurityCheck } from '../check.ts'
import type { Pod, Violation } from '../pod.ts'

/**
 * Pod Security Standards, baseline, Privileged Containers.
 * No container may be privileged: it would have every capability and every device of its node.
 */
export const privileged: PodSecurityCheck = {
  id: 'privileged',
  level: 'baseline',
  control: 'Privileged Containers',
  versions: [{ since: 0, overrides: [], judge }],
}

function judge(pod: Pod): readonly Violation[] {
  return pod.containers
    .map(({ name, securityContext }) => ({ name, at: securityContext.at('privileged') }))
    .filter(({ at }) => at.boolean() === true)
    .map(({ name, at }) => ({
      path: at.path,
      message: `container "${name}" is privileged`,
      edit: { kind: 'remove', path: at.path },
    }))
}
