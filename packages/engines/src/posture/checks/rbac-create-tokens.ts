import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-create-tokens',
  title: 'Role may make tokens for service accounts',
  description:
    'Who may create the subresource token of service accounts gets a working credential for any of them, and with it all that it may do.',
  severity: 'critical',
  techniques: ['T1528', 'T1078'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.13' },
    { framework: 'nsa-cisa', id: 'AUTH/escalation' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
    { framework: 'pci-dss-4.0', id: '8.6.1' },
  ],
  falsePositives: ['Secret stores and identity brokers make tokens by design; name the accounts with resourceNames.'],
  remediation: 'Name with resourceNames the service accounts that tokens are made for.',
  translations: {
    'zh-Hans': { title: '角色可以为服务账号签发令牌', remediation: '用 resourceNames 列出可为其签发令牌的服务账号。' },
  },
  may: (where) => `make a token for every service account of ${where}`,
  targets: [{ group: '', resource: 'serviceaccounts/token', verbs: ['create'] }],
})
