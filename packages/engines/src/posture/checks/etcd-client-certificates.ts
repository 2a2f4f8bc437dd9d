import { flagCheck, saysTrue } from '../flag-check.ts'

export const check = flagCheck({
  id: 'etcd-client-certificates',
  title: 'Database etcd asks clients for no certificate',
  description:
    'The etcd of a cluster must know who asks: it holds everything that the cluster is, and has no other guard.',
  severity: 'critical',
  techniques: ['T1552'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '2.2' },
    { framework: 'nsa-cisa', id: 'NET/etcd' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: ['A configuration file of etcd may hold the settings.'],
  remediation: 'Set `--client-cert-auth=true` and `--trusted-ca-file`. Clients without a certificate are refused.',
  translations: {
    'zh-Hans': {
      title: 'etcd 不要求客户端证书',
      remediation: '设置 `--client-cert-auth=true` 和 `--trusted-ca-file`。没有证书的客户端将被拒绝。',
    },
  },
  component: 'etcd',
  flags: ['client-cert-auth'],
  isRight: saysTrue,
  section: '2.2',
})
