import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-create-persistent-volumes',
  title: 'Role may create persistent volumes',
  description:
    'A persistent volume can be a directory of a node. Who creates one mounts it through a claim, past every rule that forbids host paths in pods.',
  severity: 'high',
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.9' },
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Storage provisioners create them by design.'],
  remediation: 'Let a provisioner create them from claims, and remove the verb from everybody else.',
  translations: {
    'zh-Hans': { title: '角色可以创建持久卷', remediation: '由供给程序根据申领创建持久卷，并从其他角色中移除该动词。' },
  },
  may: () => 'create persistent volumes',
  targets: [{ group: '', resource: 'persistentvolumes', verbs: ['create'], isClusterScoped: true }],
})
