import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'service-account-token-mounted',
  title: 'Pod mounts the token of the default service account',
  description:
    'A pod that names no service account of its own should not mount a token. The default account is shared by the namespace: what is granted for one pod every pod may do, and so may who breaks into one.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/'],
  techniques: ['T1528'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.5' },
    { framework: 'cis-kubernetes-1.12', id: '5.1.6' },
    { framework: 'nsa-cisa', id: 'POD/service-account-tokens' },
    { framework: 'pci-dss-4.0', id: '7.2.5' },
  ],
  maturity: 'experimental',
  falsePositives: ['The service account itself may forbid the mount.'],
  remediation:
    'Set `automountServiceAccountToken: false`; a pod that calls the API server gets a service account of its own.',
  translations: {
    'zh-Hans': {
      title: 'Pod 挂载了默认服务账号的令牌',
      remediation: '设置 `automountServiceAccountToken: false`；需要调用 API 服务器的 Pod 应使用自己的服务账号。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'Programs that call the API server as the default service account are not let in.',
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  const account = pod.spec.at('serviceAccountName').string() || pod.spec.at('serviceAccount').string() || 'default'
  const mounted = pod.spec.at('automountServiceAccountToken')
  if (account !== 'default' || mounted.boolean() === false) return []
  const message = 'pod mounts the token of the default service account'
  return [{ path: mounted.path, message, edit: { kind: 'set', path: mounted.path, value: false } }]
}
