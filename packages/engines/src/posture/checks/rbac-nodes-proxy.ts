import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-nodes-proxy',
  title: 'Role may reach the kubelets through the API server',
  description:
    'Access to nodes/proxy is access to the kubelet of every node: commands in every pod, without admission and without an audit record of what was run.',
  severity: 'high',
  techniques: ['T1609'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.10' },
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Old monitoring agents read metrics this way; newer ones need nodes/metrics alone.'],
  remediation: 'Grant nodes/metrics, nodes/stats or nodes/log instead, whichever is read.',
  translations: {
    'zh-Hans': {
      title: '角色可以经 API 服务器访问 kubelet',
      remediation: '改为授予实际读取的 nodes/metrics、nodes/stats 或 nodes/log。',
    },
  },
  may: (where) => `talk to the kubelet of every node of ${where}`,
  targets: [
    {
      group: '',
      resource: 'nodes/proxy',
      verbs: ['get', 'create', 'update', 'patch', 'delete'],
      isClusterScoped: true,
    },
  ],
})
