import { flagCheck, saysTrue } from '../flag-check.ts'

export const check = flagCheck({
  id: 'etcd-peer-client-certificates',
  title: 'Members of etcd ask each other for no certificate',
  description:
    'A member must know that another is one. Otherwise whoever reaches the peer port joins, and is given everything.',
  severity: 'high',
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '2.5' },
    { framework: 'nsa-cisa', id: 'NET/etcd' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: ['An etcd of one member has nobody to speak to.'],
  remediation: 'Set `--peer-client-cert-auth=true` and `--peer-trusted-ca-file` on all members.',
  translations: {
    'zh-Hans': {
      title: 'etcd 成员之间不要求证书',
      remediation: '在所有成员上设置 `--peer-client-cert-auth=true` 和 `--peer-trusted-ca-file`。',
    },
  },
  component: 'etcd',
  flags: ['peer-client-cert-auth'],
  isRight: saysTrue,
  section: '2.5',
})
