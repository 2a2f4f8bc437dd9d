import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-delete-events',
  title: 'Role may delete events',
  description: 'Events tell what happened to pods and nodes. Who deletes them takes away what others would have seen.',
  severity: 'medium',
  techniques: ['T1070'],
  controls: [
    { framework: 'nsa-cisa', id: 'LOG/protection' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: [],
  remediation: 'Remove the verbs; events end by themselves after an hour.',
  translations: { 'zh-Hans': { title: '角色可以删除事件', remediation: '移除这些动词；事件一小时后会自行消失。' } },
  may: (where) => `delete the events of ${where}`,
  targets: [
    { group: '', resource: 'events', verbs: ['delete', 'deletecollection'] },
    { group: 'events.k8s.io', resource: 'events', verbs: ['delete', 'deletecollection'] },
  ],
})
