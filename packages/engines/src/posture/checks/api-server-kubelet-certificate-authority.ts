import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-kubelet-certificate-authority',
  title: 'API server does not verify the certificates of kubelets',
  description:
    'The API server must verify with whom it speaks when it fetches logs and runs commands. Unverified, who stands in between reads and changes them.',
  severity: 'medium',
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.5' },
    { framework: 'nsa-cisa', id: 'NET/encryption' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: [
    'Clusters whose kubelets sign their own certificates: first have them signed (`serverTLSBootstrap`).',
  ],
  remediation:
    'Set `--kubelet-certificate-authority` to the authority that signs the serving certificates of kubelets. Logs and exec fail for kubelets whose certificates it did not sign.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器不验证 kubelet 的证书',
      remediation:
        '将 `--kubelet-certificate-authority` 设为签发 kubelet 服务证书的机构。未由其签发证书的 kubelet，其日志与 exec 将失败。',
    },
  },
  component: 'kube-apiserver',
  flags: ['kubelet-certificate-authority'],
  isRight: (value) => (value ?? '') !== '',
  section: '1.2.5',
})
