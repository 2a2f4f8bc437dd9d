import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'etcd-serving-certificate',
  title: 'Database etcd answers in plain text',
  description:
    'The etcd of a cluster must speak TLS. In plain text everybody on its network reads every secret of the cluster as it passes.',
  severity: 'critical',
  techniques: ['T1040', 'T1552'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '2.1' },
    { framework: 'nsa-cisa', id: 'NET/etcd' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: ['A configuration file of etcd may hold the settings.'],
  remediation: 'Set `--cert-file` and `--key-file`, and https in its URLs. Clients must change to https together.',
  translations: {
    'zh-Hans': {
      title: 'etcd 以明文应答',
      remediation: '设置 `--cert-file` 和 `--key-file`，并在其 URL 中使用 https。客户端须同时改用 https。',
    },
  },
  component: 'etcd',
  flags: ['cert-file', 'key-file'],
  isRight: (value) => (value ?? '') !== '',
  section: '2.1',
})
