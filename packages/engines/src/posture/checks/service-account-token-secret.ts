import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'service-account-token-secret',
  title: 'Secret holds a token that never expires',
  description:
    'Tokens of service accounts should be asked for and end after an hour. A secret of the kind service-account-token holds one that never ends, for whoever reads it.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets'],
  techniques: ['T1528', 'T1552.007'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.6' },
    { framework: 'nsa-cisa', id: 'AUTH/authentication' },
    { framework: 'pci-dss-4.0', id: '8.6.3' },
  ],
  maturity: 'experimental',
  falsePositives: ['Programs outside the cluster that can ask for no token.'],
  remediation:
    'Remove the secret; have pods use the token that is mounted for them, and programs outside ask for one with `kubectl create token`. What uses the old token loses access.',
  translations: {
    'zh-Hans': {
      title: 'Secret 中存有永不过期的令牌',
      remediation:
        '删除该 Secret；Pod 使用为其挂载的令牌，集群外的程序用 `kubectl create token` 申请。使用旧令牌者将失去访问权限。',
    },
  },
  kinds: ['/Secret'],
  judge,
})

function judge(secret: View): readonly Violation[] {
  const type = secret.at('type')
  if (type.string() !== 'kubernetes.io/service-account-token') return []
  const account = secret.at('metadata', 'annotations', 'kubernetes.io/service-account.name').string() ?? 'an account'
  return [{ path: type.path, message: `the token of service account ${account} in it never ends`, edit: undefined }]
}
