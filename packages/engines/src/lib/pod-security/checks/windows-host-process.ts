import type { PodSecurityCheck } from '../check.ts'
import type { Pod, Violation } from '../pod.ts'

/**
 * Pod Security Standards, baseline, HostProcess.
 * No pod or container may run as a process of its Windows node.
 */
export const windowsHostProcess: PodSecurityCheck = {
  id: 'windowsHostProcess',
  level: 'baseline',
  control: 'HostProcess',
  versions: [{ since: 0, overrides: [], judge }],
}

function judge(pod: Pod): readonly Violation[] {
  return [
    { who: 'pod', context: pod.spec.at('securityContext') },
    ...pod.containers.map((c) => ({ who: `container "${c.name}"`, context: c.securityContext })),
  ]
    .map(({ who, context }) => ({ who, at: context.at('windowsOptions', 'hostProcess') }))
    .filter(({ at }) => at.boolean() === true)
    .map(({ who, at }) => ({
      path: at.path,
      message: `${who} runs as a process of the Windows node`,
      edit: { kind: 'remove', path: at.path },
    }))
}
