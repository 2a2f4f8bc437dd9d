import { flagCheck, lists } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-service-account-plugin',
  title: 'API server does not give pods service accounts',
  description:
    'The plugin ServiceAccount may not be switched off. Without it pods run without an identity of their own, and nobody checks which account one claims.',
  severity: 'high',
  techniques: ['T1078'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.12' },
    { framework: 'nsa-cisa', id: 'AUTH/separate-identities' },
    { framework: 'pci-dss-4.0', id: '8.2.1' },
  ],
  falsePositives: [],
  remediation: 'Remove ServiceAccount from `--disable-admission-plugins`.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器未给 Pod 分配服务账号',
      remediation: '从 `--disable-admission-plugins` 中移除 ServiceAccount。',
    },
  },
  component: 'kube-apiserver',
  flags: ['disable-admission-plugins'],
  isRight: (value) => !lists(value, 'ServiceAccount'),
  section: '1.2.12',
})
