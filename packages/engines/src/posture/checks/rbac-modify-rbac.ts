import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-modify-rbac',
  title: 'Role may change roles and bindings',
  description:
    'Who writes roles and bindings writes who may do what. The API server refuses to give more than the writer has, but not to give it to others, nor to take it from everybody.',
  severity: 'high',
  techniques: ['T1098.006'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.8' },
    { framework: 'nsa-cisa', id: 'AUTH/escalation' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Operators that install others; keep them to the names that they need.'],
  remediation: 'Grant it by name, to the one program that keeps them; let people change roles through a repository.',
  translations: {
    'zh-Hans': {
      title: '角色可以更改角色和绑定',
      remediation: '按名称只授予维护它们的那个程序；人员对角色的更改应通过代码仓库进行。',
    },
  },
  may: (where) => `change roles and bindings in ${where}`,
  targets: [
    { group: 'rbac.authorization.k8s.io', resource: 'roles', verbs: ['update', 'patch', 'create'] },
    { group: 'rbac.authorization.k8s.io', resource: 'clusterroles', verbs: ['update', 'patch', 'create'] },
    { group: 'rbac.authorization.k8s.io', resource: 'rolebindings', verbs: ['update', 'patch', 'create'] },
    { group: 'rbac.authorization.k8s.io', resource: 'clusterrolebindings', verbs: ['update', 'patch', 'create'] },
  ],
})
