import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'controller-manager-root-authority',
  title: 'Controller manager gives pods no authority to verify the API server by',
  description:
    'Pods must be able to verify the API server. Without a root authority they either fail or skip the verification.',
  severity: 'medium',
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.3.5' },
    { framework: 'nsa-cisa', id: 'NET/encryption' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: [],
  remediation: 'Set `--root-ca-file` to the authority of the API server.',
  translations: {
    'zh-Hans': {
      title: '控制器管理器未给 Pod 提供用于验证 API 服务器的证书机构',
      remediation: '将 `--root-ca-file` 设为 API 服务器的证书机构。',
    },
  },
  component: 'kube-controller-manager',
  flags: ['root-ca-file'],
  isRight: (value) => (value ?? '') !== '',
  section: '1.3.5',
})
