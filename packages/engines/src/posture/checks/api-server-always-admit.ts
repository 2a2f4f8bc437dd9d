import { flagCheck, lists } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-always-admit',
  title: 'API server admits everything',
  description: 'The plugin AlwaysAdmit may not be on: it stands for a cluster without admission.',
  severity: 'high',
  techniques: ['T1562.001'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.10' },
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.3.3' },
  ],
  falsePositives: [],
  remediation:
    'Remove AlwaysAdmit from `--enable-admission-plugins`. Objects that other plugins refuse are then refused.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器准入一切对象',
      remediation: '从 `--enable-admission-plugins` 中移除 AlwaysAdmit。其他插件拒绝的对象随后会被拒绝。',
    },
  },
  component: 'kube-apiserver',
  flags: ['enable-admission-plugins'],
  isRight: (value) => !lists(value, 'AlwaysAdmit'),
  section: '1.2.10',
})
