import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-modify-nodes',
  title: 'Role may change nodes',
  description:
    'Who changes a node or its status draws pods to it or away from it, with labels, taints and what it says that it has.',
  severity: 'medium',
  techniques: ['T1578'],
  controls: [
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Autoscalers, and controllers that taint nodes.'],
  remediation: 'Grant it to the controllers that need it alone, under a service account of their own.',
  translations: {
    'zh-Hans': { title: '角色可以更改节点', remediation: '只授予确有需要的控制器，并使用其专用的服务账号。' },
  },
  may: () => 'change nodes',
  targets: [
    { group: '', resource: 'nodes', verbs: ['update', 'patch'], isClusterScoped: true },
    { group: '', resource: 'nodes/status', verbs: ['update', 'patch'], isClusterScoped: true },
  ],
})
