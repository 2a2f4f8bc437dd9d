import type { PodSecurityCheck } from '../check.ts'
import type { Pod, Violation } from '../pod.ts'

/**
 * Pod Security Standards, restricted, Running as Non-root user, since 1.23.
 * Neither pod nor container may ask for user 0. Since 1.35 not so in a user namespace of the pod's own.
 */
export const runAsUser: PodSecurityCheck = {
  id: 'runAsUser',
  level: 'restricted',
  control: 'Running as Non-root user',
  versions: [
    { since: 23, overrides: [], judge },
    { since: 35, overrides: [], judge: (pod) => (pod.hasUserNamespace ? [] : judge(pod)) },
  ],
}

function judge(pod: Pod): readonly Violation[] {
  return [
    { who: 'pod', context: pod.spec.at('securityContext') },
    ...pod.containers.map((c) => ({ who: `container "${c.name}"`, context: c.securityContext })),
  ]
    .map(({ who, context }) => ({ who, at: context.at('runAsUser') }))
    .filter(({ at }) => at.number() === 0)
    .map(({ who, at }) => ({
      path: at.path,
      message: `${who} runs as user 0, which is root`,
      edit: { kind: 'remove', path: at.path },
    }))
}
