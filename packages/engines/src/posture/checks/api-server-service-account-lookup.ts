import { flagCheck, saysFalse } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-service-account-lookup',
  title: 'API server takes tokens of service accounts that are gone',
  description:
    'The server must look up the service account of a token. Without it a token of an account that was deleted opens the cluster still.',
  severity: 'medium',
  techniques: ['T1528'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.21' },
    { framework: 'nsa-cisa', id: 'AUTH/authentication' },
    { framework: 'pci-dss-4.0', id: '8.2.5' },
  ],
  falsePositives: [],
  remediation: 'Remove `--service-account-lookup=false`.',
  translations: {
    'zh-Hans': { title: 'API 服务器接受已删除服务账号的令牌', remediation: '移除 `--service-account-lookup=false`。' },
  },
  fix: { safety: 'unsafe', mayStop: 'Tokens of service accounts that were deleted are refused.' },
  component: 'kube-apiserver',
  flags: ['service-account-lookup'],
  isRight: (value) => !saysFalse(value),
  right: { kind: 'value', value: 'true' },
  section: '1.2.21',
})
