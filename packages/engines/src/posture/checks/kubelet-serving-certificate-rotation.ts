import { flagCheck, lists } from '../flag-check.ts'

export const check = flagCheck({
  id: 'kubelet-serving-certificate-rotation',
  title: 'Kubelet does not renew its serving certificate',
  description:
    'The serving certificate of a kubelet must be renewed before it ends. Switched off, it ends, and people turn verification off to go on.',
  severity: 'low',
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '4.2.11' },
    { framework: 'nsa-cisa', id: 'NET/worker-nodes' },
    { framework: 'pci-dss-4.0', id: '3.7.4' },
  ],
  falsePositives: [],
  remediation: 'Remove `RotateKubeletServerCertificate: false`.',
  translations: {
    'zh-Hans': { title: 'kubelet 不续签其服务证书', remediation: '移除 `RotateKubeletServerCertificate: false`。' },
  },
  component: 'kubelet',
  flags: ['feature-gates'],
  isRight: (value) => !lists(value, 'RotateKubeletServerCertificate=false'),
  section: '4.2.11',
})
