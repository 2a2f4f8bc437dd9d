import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-delete-data',
  title: 'Role may delete namespaces or what programs have stored',
  description:
    'Who deletes a namespace deletes all that is in it; who deletes a persistent volume or its claim deletes data that no manifest brings back. Few need it, and those who blackmail look for it.',
  severity: 'medium',
  techniques: ['T1485', 'T1490'],
  controls: [
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Provisioners of volumes and operators of databases delete what they made.'],
  remediation:
    'Grant it in the namespaces where it is needed, by name, and keep backups and snapshots where the holder cannot reach them.',
  translations: {
    'zh-Hans': {
      title: '角色可以删除命名空间或程序存储的数据',
      remediation: '只在需要的命名空间中按名称授予，并将备份与快照放在持有者无法触及之处。',
    },
  },
  may: (where) => `delete namespaces or stored data of ${where}`,
  targets: [
    { group: '', resource: 'namespaces', verbs: ['delete', 'deletecollection'], isClusterScoped: true },
    { group: '', resource: 'persistentvolumes', verbs: ['delete', 'deletecollection'], isClusterScoped: true },
    { group: '', resource: 'persistentvolumeclaims', verbs: ['delete', 'deletecollection'] },
    { group: 'snapshot.storage.k8s.io', resource: 'volumesnapshots', verbs: ['delete', 'deletecollection'] },
  ],
})
