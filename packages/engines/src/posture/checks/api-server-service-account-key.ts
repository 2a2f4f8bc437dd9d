import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-service-account-key',
  title: 'API server verifies tokens with the key of its own certificate',
  description:
    'Tokens of service accounts need a key of their own. Without the flag the key of the serving certificate is used: who changes that certificate ends every token, and who steals it makes tokens.',
  severity: 'medium',
  techniques: ['T1528'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.22' },
    { framework: 'nsa-cisa', id: 'AUTH/authentication' },
    { framework: 'pci-dss-4.0', id: '3.6.1' },
  ],
  falsePositives: [],
  remediation:
    'Set `--service-account-key-file` and the matching `--service-account-signing-key-file`. Tokens signed with another key stop working.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器用自身证书的密钥验证令牌',
      remediation:
        '设置 `--service-account-key-file` 及对应的 `--service-account-signing-key-file`。用其他密钥签名的令牌将失效。',
    },
  },
  component: 'kube-apiserver',
  flags: ['service-account-key-file'],
  isRight: (value) => (value ?? '') !== '',
  section: '1.2.22',
})
