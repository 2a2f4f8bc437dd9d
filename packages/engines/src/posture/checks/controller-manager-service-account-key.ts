import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'controller-manager-service-account-key',
  title: 'Controller manager has no key to sign tokens with',
  description: 'The controller manager should sign the tokens of service accounts with a key made for it.',
  severity: 'low',
  techniques: ['T1528'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.3.4' },
    { framework: 'nsa-cisa', id: 'AUTH/authentication' },
    { framework: 'pci-dss-4.0', id: '3.6.1' },
  ],
  falsePositives: ['Clusters that use only tokens that the API server signs.'],
  remediation: 'Set `--service-account-private-key-file` to the key whose public half the API server knows.',
  translations: {
    'zh-Hans': {
      title: '控制器管理器没有用于签署令牌的密钥',
      remediation: '将 `--service-account-private-key-file` 设为 API 服务器持有其公钥的密钥。',
    },
  },
  component: 'kube-controller-manager',
  flags: ['service-account-private-key-file'],
  isRight: (value) => (value ?? '') !== '',
  section: '1.3.4',
})
