import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-create-pods',
  title: 'Role may create pods',
  description:
    'Who creates a pod chooses its image, its node and its service account, mounts every secret of the namespace, and where no admission forbids it, the node itself. The same holds for all that makes pods.',
  severity: 'high',
  techniques: ['T1610', 'T1098'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.4' },
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Deployment pipelines and workload operators create pods by design; keep them to their namespaces.'],
  remediation:
    'Grant it in the namespaces where it is needed, by a Role, to a service account of its own, and enforce the restricted Pod Security level there.',
  translations: {
    'zh-Hans': {
      title: '角色可以创建 Pod',
      remediation: '在确有需要的命名空间中，用 Role 授予专用的服务账号，并在那里强制执行 restricted 级别。',
    },
  },
  covers: ['rbac-modify-workloads'],
  may: (where) => `create pods in ${where}`,
  targets: [
    { group: '', resource: 'pods', verbs: ['create'] },
    { group: 'apps', resource: 'deployments', verbs: ['create'] },
    { group: 'apps', resource: 'daemonsets', verbs: ['create'] },
    { group: 'apps', resource: 'statefulsets', verbs: ['create'] },
    { group: 'apps', resource: 'replicasets', verbs: ['create'] },
    { group: 'batch', resource: 'jobs', verbs: ['create'] },
    { group: 'batch', resource: 'cronjobs', verbs: ['create'] },
    { group: '', resource: 'replicationcontrollers', verbs: ['create'] },
  ],
})
