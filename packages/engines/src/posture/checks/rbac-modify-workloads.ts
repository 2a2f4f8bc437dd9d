import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-modify-workloads',
  title: 'Role may change what runs',
  description:
    'Who updates a workload chooses its image, its command and its service account as much as who creates one.',
  severity: 'high',
  techniques: ['T1610'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.4' },
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Deployment pipelines and operators change workloads by design; keep them to their namespaces.'],
  remediation: 'Grant it in the namespaces where it is needed, by a Role; to scale, `deployments/scale` is enough.',
  translations: {
    'zh-Hans': {
      title: '角色可以更改正在运行的工作负载',
      remediation: '在确有需要的命名空间中用 Role 授予；仅扩缩容时授予 `deployments/scale` 即可。',
    },
  },
  may: (where) => `change what runs in ${where}`,
  targets: [
    { group: '', resource: 'pods', verbs: ['update', 'patch'] },
    { group: 'apps', resource: 'deployments', verbs: ['update', 'patch'] },
    { group: 'apps', resource: 'daemonsets', verbs: ['update', 'patch'] },
    { group: 'apps', resource: 'statefulsets', verbs: ['update', 'patch'] },
    { group: 'apps', resource: 'replicasets', verbs: ['update', 'patch'] },
    { group: 'batch', resource: 'jobs', verbs: ['update', 'patch'] },
    { group: 'batch', resource: 'cronjobs', verbs: ['update', 'patch'] },
  ],
})
