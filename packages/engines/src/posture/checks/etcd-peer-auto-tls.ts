import { flagCheck, saysTrue } from '../flag-check.ts'

export const check = flagCheck({
  id: 'etcd-peer-auto-tls',
  title: 'Members of etcd use certificates that they made themselves',
  description: 'Members must be able to verify each other. Certificates that they make themselves nobody can verify.',
  severity: 'high',
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '2.6' },
    { framework: 'nsa-cisa', id: 'NET/etcd' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: [],
  remediation: 'Remove `--peer-auto-tls` and set `--peer-cert-file` and `--peer-key-file`.',
  translations: {
    'zh-Hans': {
      title: 'etcd 成员使用自行生成的证书',
      remediation: '移除 `--peer-auto-tls`，并设置 `--peer-cert-file` 和 `--peer-key-file`。',
    },
  },
  component: 'etcd',
  flags: ['peer-auto-tls'],
  isRight: (value) => !saysTrue(value),
  section: '2.6',
})
