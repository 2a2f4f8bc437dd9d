import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'etcd-peer-certificate',
  title: 'Members of etcd speak to each other in plain text',
  description: 'The members of an etcd must speak TLS with each other: what they copy is the whole cluster.',
  severity: 'high',
  techniques: ['T1040'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '2.4' },
    { framework: 'nsa-cisa', id: 'NET/etcd' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: ['An etcd of one member has nobody to speak to.'],
  remediation: 'Set `--peer-cert-file` and `--peer-key-file`, and https in its peer URLs, on all members.',
  translations: {
    'zh-Hans': {
      title: 'etcd 成员之间以明文通信',
      remediation: '在所有成员上设置 `--peer-cert-file` 和 `--peer-key-file`，并在对端 URL 中使用 https。',
    },
  },
  component: 'etcd',
  flags: ['peer-cert-file', 'peer-key-file'],
  isRight: (value) => (value ?? '') !== '',
  section: '2.4',
})
