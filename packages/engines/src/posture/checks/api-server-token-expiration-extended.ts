import { flagCheck, saysFalse } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-token-expiration-extended',
  title: 'API server gives out tokens that live for a year',
  description:
    'Tokens of service accounts should expire when they say. By default the server stretches those of pods to a year, for the sake of old clients: a stolen one lives as long.',
  severity: 'low',
  techniques: ['T1528'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.30' },
    { framework: 'nsa-cisa', id: 'AUTH/authentication' },
    { framework: 'pci-dss-4.0', id: '8.6.3' },
  ],
  falsePositives: ['Clients older than Kubernetes 1.21 that read the token once.'],
  remediation:
    'Set `--service-account-extend-token-expiration=false`. Clients that never read their token anew lose access after an hour.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器发放有效期一年的令牌',
      remediation:
        '设置 `--service-account-extend-token-expiration=false`。从不重新读取令牌的客户端将在一小时后失去访问权限。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'Old client libraries that never read their token again are refused after an hour.',
  },
  component: 'kube-apiserver',
  flags: ['service-account-extend-token-expiration'],
  isRight: saysFalse,
  right: { kind: 'value', value: 'false' },
  section: '1.2.30',
})
