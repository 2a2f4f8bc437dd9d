import { addedCapabilities } from '../../lib/capability/index.ts'
import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'capability-sys-module',
  title: 'Container adds the capability SYS_MODULE',
  description:
    'No container may add SYS_MODULE. Whoever loads a kernel module runs their own code in the kernel of the node, which all containers share: there is nothing left that confines it.',
  severity: 'critical',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    'https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/',
  ],
  techniques: ['T1611', 'T1547.006'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.9' },
    { framework: 'nsa-cisa', id: 'POD' },
  ],
  maturity: 'experimental',
  falsePositives: [],
  remediation:
    'Remove it, and have the node load its modules as it starts. A network plugin that only wants to be sure of a module finds it loaded.',
  covers: ['pss-capabilities-baseline'],
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return addedCapabilities(pod, NAMES)
}

/** What each lets a container do. */
const NAMES: ReadonlyMap<string, string> = new Map([['SYS_MODULE', 'load code into the kernel of the node']])
