import type { PodSecurityCheck } from '../check.ts'
import type { Pod, Violation } from '../pod.ts'

/**
 * Pod Security Standards, restricted, Privilege Escalation, since 1.8.
 * Every container must forbid its processes to gain more privileges than their parent, by set-user-ID files for example.
 * Since 1.25 pods that say they are for Windows are exempt.
 */
export const allowPrivilegeEscalation: PodSecurityCheck = {
  id: 'allowPrivilegeEscalation',
  level: 'restricted',
  control: 'Privilege Escalation',
  versions: [
    { since: 8, overrides: [], judge },
    { since: 25, overrides: [], judge: (pod) => (pod.isWindows ? [] : judge(pod)) },
  ],
}

function judge(pod: Pod): readonly Violation[] {
  return pod.containers
    .map(({ name, securityContext }) => ({ name, at: securityContext.at('allowPrivilegeEscalation') }))
    .filter(({ at }) => at.boolean() !== false)
    .map(({ name, at }) => ({
      path: at.path,
      message:
        at.raw === undefined
          ? `container "${name}" does not forbid privilege escalation`
          : `container "${name}" allows privilege escalation`,
      edit: { kind: 'set', path: at.path, value: false },
    }))
}
