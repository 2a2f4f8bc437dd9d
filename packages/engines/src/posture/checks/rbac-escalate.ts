import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-escalate',
  title: 'Role may grant rights that its holder has not',
  description:
    'The verb escalate lifts the rule that nobody may write into a role what they do not hold themselves. Who has it on roles has everything.',
  severity: 'critical',
  techniques: ['T1098'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.8' },
    { framework: 'nsa-cisa', id: 'AUTH/escalation' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: [],
  remediation: 'Remove the verb: writing roles within what one holds needs only update.',
  translations: {
    'zh-Hans': {
      title: '角色可以授予其持有者自身没有的权限',
      remediation: '移除该动词：在自身权限范围内编写角色只需要 update。',
    },
  },
  may: (where) => `write any right into the roles of ${where}`,
  targets: [
    {
      group: 'rbac.authorization.k8s.io',
      resource: 'clusterroles',
      verbs: ['escalate'],
      isClusterScoped: true,
      isBadName: () => true,
    },
    { group: 'rbac.authorization.k8s.io', resource: 'roles', verbs: ['escalate'], isBadName: () => true },
  ],
})
