import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'kubelet-serving-certificate',
  title: 'Kubelet serves with a certificate that it made itself',
  description:
    'The API server should be able to verify a kubelet. A certificate that it makes itself nobody can verify.',
  severity: 'medium',
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '4.2.9' },
    { framework: 'nsa-cisa', id: 'NET/encryption' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: ['Kubelets that are given `--tls-cert-file` as a flag beside their file.'],
  remediation: 'Set `serverTLSBootstrap: true` and approve the requests, or `tlsCertFile` and `tlsPrivateKeyFile`.',
  translations: {
    'zh-Hans': {
      title: 'kubelet 使用自行生成的证书提供服务',
      remediation: '设置 `serverTLSBootstrap: true` 并批准其请求，或设置 `tlsCertFile` 与 `tlsPrivateKeyFile`。',
    },
  },
  component: 'kubelet',
  flags: ['tls-cert-file', 'tls-private-key-file'],
  isRight: (value) => (value ?? '') !== '',
  insteadOf: ['rotate-server-certificates'],
  section: '4.2.9',
})
