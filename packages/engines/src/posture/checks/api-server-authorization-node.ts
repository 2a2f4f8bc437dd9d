import { flagCheck, lists } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-authorization-node',
  title: 'API server does not hold kubelets to their own objects',
  description:
    'The Node authorizer must be on. Without it a kubelet that is broken into reads the secrets of every pod of the cluster, not only of its own.',
  severity: 'high',
  techniques: ['T1078'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.7' },
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Managed control planes with an authorizer of their own.'],
  remediation: 'Add Node to `--authorization-mode`, before RBAC.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器未将 kubelet 限制在自身对象范围内',
      remediation: '将 Node 加入 `--authorization-mode`，置于 RBAC 之前。',
    },
  },
  component: 'kube-apiserver',
  flags: ['authorization-mode'],
  isRight: (value) => lists(value, 'Node'),
  decidedIn: ['authorization-config'],
  section: '1.2.7',
})
