import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-kubelet-client-certificate',
  title: 'API server shows kubelets no certificate',
  description:
    'The API server must show kubelets a certificate. Without one they either refuse it or take anonymous requests, from anybody.',
  severity: 'medium',
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.4' },
    { framework: 'nsa-cisa', id: 'NET/encryption' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: [],
  remediation: 'Set `--kubelet-client-certificate` and `--kubelet-client-key` to a pair that the kubelets trust.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器未向 kubelet 出示证书',
      remediation: '将 `--kubelet-client-certificate` 和 `--kubelet-client-key` 设为 kubelet 信任的证书与密钥。',
    },
  },
  component: 'kube-apiserver',
  flags: ['kubelet-client-certificate', 'kubelet-client-key'],
  isRight: (value) => (value ?? '') !== '',
  section: '1.2.4',
})
