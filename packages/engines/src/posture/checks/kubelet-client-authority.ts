import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'kubelet-client-authority',
  title: 'Kubelet does not verify the certificates of clients',
  description: 'A kubelet should know the authority of client certificates, by which the API server shows who it is.',
  severity: 'medium',
  techniques: ['T1078'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '4.2.3' },
    { framework: 'nsa-cisa', id: 'NET/worker-nodes' },
    { framework: 'pci-dss-4.0', id: '8.3.1' },
  ],
  falsePositives: ['Kubelets that take tokens alone.'],
  remediation: 'Set `authentication.x509.clientCAFile` to the authority of the cluster.',
  translations: {
    'zh-Hans': {
      title: 'kubelet 不验证客户端证书',
      remediation: '将 `authentication.x509.clientCAFile` 设为集群的证书机构。',
    },
  },
  component: 'kubelet',
  flags: ['client-ca-file'],
  isRight: (value) => (value ?? '') !== '',
  section: '4.2.3',
})
