import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'supplemental-groups-unset',
  title: 'Pod names no supplementary groups',
  description:
    "Where a house demands it, a pod names the groups that its processes belong to, so that those of the image, root's among them, do not count.",
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  techniques: [],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.6.3' },
    { framework: 'nsa-cisa', id: 'POD/hardening' },
  ],
  maturity: 'experimental',
  falsePositives: ['Pods without volumes.'],
  remediation:
    'Set `securityContext.supplementalGroups` to groups over 0, and `supplementalGroupsPolicy: Strict` where the cluster knows it.',
  isOptional: true,
  translations: {
    'zh-Hans': {
      title: 'Pod 未指定附加组',
      remediation:
        '将 `securityContext.supplementalGroups` 设为大于 0 的组，并在集群支持时设 `supplementalGroupsPolicy: Strict`。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  const groups = pod.spec.at('securityContext', 'supplementalGroups')
  const numbers = groups.items().map((group) => group.number() ?? 0)
  if (pod.isWindows || (numbers.length > 0 && numbers.every((number) => number > 0))) return []
  const message = numbers.length === 0 ? 'pod names no supplementary groups' : 'pod belongs to the group of root'
  return [{ path: groups.path, message, edit: undefined }]
}
