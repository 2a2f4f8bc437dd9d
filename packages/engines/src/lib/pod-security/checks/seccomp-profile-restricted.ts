import type { PodSecurityCheck, PodSecurityCheckVersion } from '../check.ts'
import type { Pod, Violation } from '../pod.ts'
import { forbiddenSeccompTypes } from './seccomp-type.ts'

/**
 * Pod Security Standards, restricted, Seccomp, since 1.19.
 * Every container needs a seccomp profile, its own or the pod's. Since 1.25 pods that say they are for Windows are exempt.
 */
export const seccompProfileRestricted: PodSecurityCheck = {
  id: 'seccompProfile_restricted',
  level: 'restricted',
  control: 'Seccomp',
  versions: [version(19, judge), version(25, (pod) => (pod.isWindows ? [] : judge(pod)))],
}

function version(since: number, judge: PodSecurityCheckVersion['judge']): PodSecurityCheckVersion {
  return { since, overrides: ['seccompProfile_baseline'], judge }
}

function judge(pod: Pod): readonly Violation[] {
  const forbidden = forbiddenSeccompTypes(pod)
  if (pod.spec.at('securityContext', 'seccompProfile').raw !== undefined) return forbidden
  const unset = pod.containers.filter(({ securityContext }) => securityContext.at('seccompProfile').raw === undefined)
  // For several containers the pod's profile: one change.
  const shared = unset.length > 1 ? [...pod.spec.path, 'securityContext', 'seccompProfile'] : undefined
  return [
    ...forbidden,
    ...unset.map(({ name, securityContext }): Violation => {
      const path = [...securityContext.path, 'seccompProfile']
      const message = `container "${name}" has no seccomp profile, nor has the pod`
      return { path, message, edit: { kind: 'set', path: [...(shared ?? path), 'type'], value: 'RuntimeDefault' } }
    }),
  ]
}
