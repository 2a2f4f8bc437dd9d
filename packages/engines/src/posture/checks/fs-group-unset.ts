import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'fs-group-unset',
  title: 'Pod names no group for its volumes',
  description:
    'Where a house demands it, a pod names the group that owns its volumes, so that files of one workload are not those of another.',
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
    'Set `securityContext.fsGroup` to a number over 0. Files of large volumes are given to the group when the pod starts, which takes time.',
  isOptional: true,
  translations: {
    'zh-Hans': {
      title: 'Pod 未为其卷指定组',
      remediation: '将 `securityContext.fsGroup` 设为大于 0 的数。大卷的文件会在 Pod 启动时变更所属组，需要时间。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  const group = pod.spec.at('securityContext', 'fsGroup')
  if (pod.isWindows || (group.number() ?? 0) > 0) return []
  return [{ path: group.path, message: 'pod names no group for its volumes', edit: undefined }]
}
