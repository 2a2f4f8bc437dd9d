import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-bind',
  title: 'Role may hand out roles that its holder has not',
  description:
    'The verb bind lifts the rule that nobody may give away what they do not hold. Who has it on roles can bind cluster-admin to themselves.',
  severity: 'critical',
  techniques: ['T1098'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.8' },
    { framework: 'nsa-cisa', id: 'AUTH/escalation' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Operators that hand out one known role may name it with resourceNames.'],
  remediation: 'Remove the verb, or name with resourceNames the harmless roles that may be handed out.',
  translations: {
    'zh-Hans': {
      title: '角色可以分发其持有者自身没有的角色',
      remediation: '移除该动词，或用 resourceNames 列出可分发的无害角色。',
    },
  },
  may: (where) => `bind any role of ${where}`,
  targets: [
    {
      group: 'rbac.authorization.k8s.io',
      resource: 'clusterroles',
      verbs: ['bind'],
      isBadName: (name) => name === 'cluster-admin',
    },
    { group: 'rbac.authorization.k8s.io', resource: 'roles', verbs: ['bind'] },
  ],
})
