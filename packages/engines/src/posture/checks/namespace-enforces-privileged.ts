import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'namespace-enforces-privileged',
  title: 'Namespace admits every pod, privileged ones too',
  description:
    'A namespace should enforce at least the baseline Pod Security level. With the level privileged, admission refuses nothing: whoever may create a pod there may take a node over.',
  severity: 'medium',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
    'https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/',
  ],
  techniques: ['T1610'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.1' },
    { framework: 'nsa-cisa', id: 'POD/enforcement' },
    { framework: 'pci-dss-4.0', id: '2.2.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Namespaces of node agents, storage and network plugins need it; they should hold nothing else.'],
  remediation:
    'Set the label to baseline or restricted; the levels that workloads reach are in the summary of a scan. Pods that break the level are refused at their next start, so begin with the labels warn and audit.',
  translations: {
    'zh-Hans': {
      title: '命名空间准入所有 Pod，包括特权 Pod',
      remediation:
        '将标签设为 baseline 或 restricted；扫描摘要列出各工作负载达到的级别。不合规的 Pod 下次启动时会被拒绝，因此请先使用 warn 与 audit 标签。',
    },
  },
  kinds: ['/Namespace'],
  judge,
})

function judge(namespace: View): readonly Violation[] {
  const level = namespace.at('metadata', 'labels', LABEL)
  if (level.string() !== 'privileged') return []
  return [
    { path: level.path, message: 'namespace enforces the level privileged, which refuses nothing', edit: undefined },
  ]
}

const LABEL = 'pod-security.kubernetes.io/enforce'
