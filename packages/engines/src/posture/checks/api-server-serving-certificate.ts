import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-serving-certificate',
  title: 'API server serves with a certificate that it made itself',
  description:
    'The API server should serve with a certificate that clients can verify. Without the flags it makes one itself at each start, and clients learn to trust anything.',
  severity: 'medium',
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.24' },
    { framework: 'nsa-cisa', id: 'NET/encryption' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: [],
  remediation: 'Set `--tls-cert-file` and `--tls-private-key-file`.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器使用自行生成的证书提供服务',
      remediation: '设置 `--tls-cert-file` 和 `--tls-private-key-file`。',
    },
  },
  component: 'kube-apiserver',
  flags: ['tls-cert-file', 'tls-private-key-file'],
  isRight: (value) => (value ?? '') !== '',
  section: '1.2.24',
})
