import type { PodSecurityCheck } from '../check.ts'
import type { Pod, Violation } from '../pod.ts'
import { unmaskedProcMounts } from './proc-mount-restricted.ts'

/**
 * Pod Security Standards, baseline, /proc Mount Type.
 * Containers keep the masked /proc. Since 1.35 a pod with a user namespace of its own may unmask it.
 */
export const procMount: PodSecurityCheck = {
  id: 'procMount',
  level: 'baseline',
  control: '/proc Mount Type',
  versions: [
    { since: 0, overrides: [], judge: unmaskedProcMounts },
    { since: 35, overrides: [], judge },
  ],
}

function judge(pod: Pod): readonly Violation[] {
  return pod.hasUserNamespace ? [] : unmaskedProcMounts(pod)
}
