import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'default-service-account-token',
  title: 'Default service account hands out its token',
  description:
    'The default service account of a namespace should not have its token mounted: every pod that names no account of its own gets it, and with it all that anybody ever grants to this account.',
  severity: 'low',
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
  falsePositives: ['Namespaces whose pods all have accounts of their own.'],
  remediation:
    'Set `automountServiceAccountToken: false` on the account. Pods that use it to call the API server need accounts of their own first.',
  translations: {
    'zh-Hans': {
      title: '默认服务账号会发放其令牌',
      remediation: '在该账号上设置 `automountServiceAccountToken: false`。用它调用 API 服务器的 Pod 须先有自己的账号。',
    },
  },
  kinds: ['/ServiceAccount'],
  judge,
})

function judge(account: View): readonly Violation[] {
  const mounted = account.at('automountServiceAccountToken')
  if (account.at('metadata', 'name').string() !== 'default' || mounted.boolean() === false) return []
  return [
    { path: mounted.path, message: 'the token of the default service account is mounted into pods', edit: undefined },
  ]
}
