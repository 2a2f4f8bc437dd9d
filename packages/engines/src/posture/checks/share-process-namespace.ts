import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'share-process-namespace',
  title: "Containers of the pod see and signal each other's processes",
  description:
    'The containers of a pod should not share a process namespace. Where they do, each sees the command lines and environment of the others and reaches their files below `/proc`, so that the weakest of them decides for all.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/'],
  techniques: [],
  controls: [
    { framework: 'nsa-cisa', id: 'POD/hardening' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  maturity: 'experimental',
  falsePositives: ['A sidecar that signals its neighbour to reload needs it.'],
  remediation: 'Remove `shareProcessNamespace`. To debug, add an ephemeral container that targets the one container.',
  translations: {
    'zh-Hans': {
      title: 'Pod 中的容器可以看到彼此的进程并向其发送信号',
      remediation: '移除 `shareProcessNamespace`。调试时请添加以单个容器为目标的临时容器。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'A container that signals or looks into the processes of its neighbours no longer sees them.',
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  const shared = pod.spec.at('shareProcessNamespace')
  if (shared.boolean() !== true) return []
  return [
    {
      path: shared.path,
      message: 'containers of the pod share a process namespace',
      edit: { kind: 'remove', path: shared.path },
    },
  ]
}
