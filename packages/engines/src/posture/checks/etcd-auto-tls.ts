import { flagCheck, saysTrue } from '../flag-check.ts'

export const check = flagCheck({
  id: 'etcd-auto-tls',
  title: 'Database etcd serves with a certificate that it made itself',
  description: 'Clients must be able to verify etcd. A certificate that it makes itself nobody can verify.',
  severity: 'high',
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '2.3' },
    { framework: 'nsa-cisa', id: 'NET/etcd' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: [],
  remediation: 'Remove `--auto-tls` and set `--cert-file` and `--key-file`.',
  translations: {
    'zh-Hans': {
      title: 'etcd 使用自行生成的证书提供服务',
      remediation: '移除 `--auto-tls`，并设置 `--cert-file` 和 `--key-file`。',
    },
  },
  component: 'etcd',
  flags: ['auto-tls'],
  isRight: (value) => !saysTrue(value),
  section: '2.3',
})
