import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'namespace-without-pod-security',
  title: 'Namespace enforces no Pod Security level',
  description:
    'Every namespace should name the Pod Security level that its pods must reach. Without the label the cluster admits what its default says, which is everything unless somebody changed it.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-admission/'],
  techniques: ['T1610'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.1' },
    { framework: 'nsa-cisa', id: 'POD/enforcement' },
    { framework: 'pci-dss-4.0', id: '2.2.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Clusters with another policy engine, or another default of the admission plugin.'],
  remediation:
    'Set the label `pod-security.kubernetes.io/enforce` to baseline or restricted. Pods that break the level are refused at their next start, so begin with the labels warn and audit.',
  translations: {
    'zh-Hans': {
      title: '命名空间未强制任何 Pod 安全级别',
      remediation:
        '将标签 `pod-security.kubernetes.io/enforce` 设为 baseline 或 restricted。不合规的 Pod 下次启动时会被拒绝，因此请先使用 warn 与 audit 标签。',
    },
  },
  kinds: ['/Namespace'],
  judge,
})

function judge(namespace: View): readonly Violation[] {
  const level = namespace.at('metadata', 'labels', 'pod-security.kubernetes.io/enforce')
  if (level.raw !== undefined) return []
  const name = namespace.at('metadata', 'name').string() ?? ''
  return [
    {
      path: namespace.at('metadata').path,
      message: `namespace ${name} names no level that its pods must reach`,
      edit: undefined,
    },
  ]
}
