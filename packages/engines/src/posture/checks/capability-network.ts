import { addedCapabilities } from '../../lib/capability/index.ts'
import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'capability-network',
  title: 'Container adds NET_ADMIN or NET_RAW',
  description:
    'A container should not add NET_ADMIN or NET_RAW. With NET_ADMIN it changes addresses, routes and firewall rules of its network namespace, which is that of the node where the pod uses the host network; with NET_RAW it forges packets and answers in the name of its neighbours.',
  severity: 'medium',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    'https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/',
  ],
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.8' },
    { framework: 'cis-kubernetes-1.12', id: '5.2.9' },
    { framework: 'nsa-cisa', id: 'POD' },
  ],
  maturity: 'experimental',
  falsePositives: ['Network plugins, VPN gateways and the init containers of service meshes need NET_ADMIN.'],
  remediation:
    'Remove it. For `ping` without NET_RAW, set the kernel parameter `net.ipv4.ping_group_range`; a service mesh has a CNI plugin that spares its init container NET_ADMIN.',
  covers: ['pss-capabilities-baseline'],
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return addedCapabilities(pod, NAMES)
}

/** What each lets a container do. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['NET_ADMIN', 'change addresses, routes and firewall rules'],
  ['NET_RAW', 'forge packets'],
])
