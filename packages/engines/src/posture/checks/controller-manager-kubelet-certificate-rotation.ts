import { flagCheck, lists } from '../flag-check.ts'

export const check = flagCheck({
  id: 'controller-manager-kubelet-certificate-rotation',
  title: 'Controller manager does not renew the certificates of kubelets',
  description:
    'The serving certificates of kubelets must be renewed before they end. Switched off, they end, and people turn verification off to go on.',
  severity: 'medium',
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.3.6' },
    { framework: 'nsa-cisa', id: 'NET/worker-nodes' },
    { framework: 'pci-dss-4.0', id: '3.7.4' },
  ],
  falsePositives: [],
  remediation: 'Remove RotateKubeletServerCertificate=false from `--feature-gates`.',
  translations: {
    'zh-Hans': {
      title: '控制器管理器不续签 kubelet 的证书',
      remediation: '从 `--feature-gates` 中移除 RotateKubeletServerCertificate=false。',
    },
  },
  component: 'kube-controller-manager',
  flags: ['feature-gates'],
  isRight: (value) => !lists(value, 'RotateKubeletServerCertificate=false'),
  section: '1.3.6',
})
