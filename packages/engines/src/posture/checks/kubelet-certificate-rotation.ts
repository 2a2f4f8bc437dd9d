import { flagCheck, saysTrue } from '../flag-check.ts'

export const check = flagCheck({
  id: 'kubelet-certificate-rotation',
  title: 'Kubelet does not renew its certificate',
  description:
    'The certificate by which a kubelet shows who it is should be renewed by itself. Otherwise it ends, and the node with it, or is made to last for years.',
  severity: 'low',
  techniques: ['T1078'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '4.2.10' },
    { framework: 'nsa-cisa', id: 'NET/worker-nodes' },
    { framework: 'pci-dss-4.0', id: '3.7.4' },
  ],
  falsePositives: ['Kubelets whose certificates another program renews.'],
  remediation: 'Set `rotateCertificates: true`.',
  translations: { 'zh-Hans': { title: 'kubelet 不续签自己的证书', remediation: '设置 `rotateCertificates: true`。' } },
  fix: { safety: 'unsafe', mayStop: 'The kubelet asks for certificates that somebody must approve.' },
  component: 'kubelet',
  flags: ['rotate-certificates'],
  isRight: saysTrue,
  right: { kind: 'value', value: 'true' },
  section: '4.2.10',
})
