import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-modify-network',
  title: 'Role may change who reaches whom',
  description:
    'Network policies, Services, Ingresses and endpoints decide where traffic goes. Who writes them opens what was closed and draws to itself what was meant for others.',
  severity: 'medium',
  techniques: ['T1557', 'T1562.007'],
  controls: [
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Controllers of the network write them by design.'],
  remediation:
    'Leave network policies to those who answer for the network, and endpoints to the controllers of Kubernetes.',
  translations: {
    'zh-Hans': {
      title: '角色可以更改网络的可达关系',
      remediation: '网络策略只交给对网络负责的人，端点交给 Kubernetes 的控制器。',
    },
  },
  may: (where) => `change where traffic goes in ${where}`,
  targets: [
    { group: 'networking.k8s.io', resource: 'networkpolicies', verbs: ['create', 'update', 'patch', 'delete'] },
    { group: '', resource: 'endpoints', verbs: ['create', 'update', 'patch'] },
    { group: 'discovery.k8s.io', resource: 'endpointslices', verbs: ['create', 'update', 'patch'] },
  ],
})
