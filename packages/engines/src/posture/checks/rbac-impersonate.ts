import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-impersonate',
  title: 'Role may act as somebody else',
  description:
    'Who may impersonate users, groups or service accounts has every right that any of them has, cluster-admin with the rest, and stands in the audit log under another name.',
  severity: 'critical',
  techniques: ['T1078'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.8' },
    { framework: 'nsa-cisa', id: 'AUTH/escalation' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
    { framework: 'pci-dss-4.0', id: '8.2.2' },
  ],
  falsePositives: ['Authenticating proxies impersonate by design, and are the cluster to whoever takes them over.'],
  remediation: 'Remove the verb. A proxy that needs it should name with resourceNames whom it may act as.',
  translations: {
    'zh-Hans': {
      title: '角色可以冒充他人',
      remediation: '移除该动词。需要它的代理应使用 resourceNames 列出可冒充的对象。',
    },
  },
  may: (where) => `act as any user, group or service account of ${where}`,
  targets: [
    { group: '', resource: 'users', verbs: ['impersonate'], isClusterScoped: true, isBadName: isAdmin },
    { group: '', resource: 'groups', verbs: ['impersonate'], isClusterScoped: true, isBadName: isAdmin },
    { group: '', resource: 'serviceaccounts', verbs: ['impersonate'] },
  ],
})

function isAdmin(name: string): boolean {
  return name === 'system:masters' || name === 'system:admin'
}
