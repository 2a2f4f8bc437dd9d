import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'selinux-options-unset',
  title: 'Container has no SELinux label of its own',
  description:
    'Where nodes run SELinux and a house demands it, a container names its label, so that files of one workload are closed to another.',
  severity: 'informational',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#assign-selinux-labels-to-a-container',
  ],
  techniques: [],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.6.3' },
    { framework: 'nsa-cisa', id: 'POD/hardening' },
  ],
  maturity: 'experimental',
  falsePositives: ['Nodes without SELinux; runtimes that choose a label for each pod.'],
  remediation: 'Set `seLinuxOptions.level` for the pod. Type, user and role stay those of the runtime.',
  isOptional: true,
  translations: {
    'zh-Hans': {
      title: '容器没有自己的 SELinux 标签',
      remediation: '为 Pod 设置 `seLinuxOptions.level`。type、user 和 role 保持运行时默认值。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  if (pod.isWindows || pod.spec.at('securityContext', 'seLinuxOptions').raw !== undefined) return []
  return pod.containers
    .filter(({ securityContext }) => securityContext.at('seLinuxOptions').raw === undefined)
    .map(({ name, securityContext }) => ({
      path: securityContext.at('seLinuxOptions').path,
      message: `container "${name}" has no SELinux label of its own`,
      edit: undefined,
    }))
}
