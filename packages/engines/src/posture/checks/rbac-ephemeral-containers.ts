import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-ephemeral-containers',
  title: 'Role may add containers to running pods',
  description:
    'Who may add an ephemeral container runs an image of choice inside a pod that is trusted already, next to its processes and with its mounts.',
  severity: 'high',
  techniques: ['T1609', 'T1610'],
  controls: [
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Roles for debugging grant it by design; give them an end.'],
  remediation: 'Remove it from roles that are held all the time.',
  translations: {
    'zh-Hans': { title: '角色可以向运行中的 Pod 添加容器', remediation: '从长期持有的角色中移除该权限。' },
  },
  may: (where) => `add containers to every pod of ${where}`,
  targets: [{ group: '', resource: 'pods/ephemeralcontainers', verbs: ['update', 'patch'] }],
})
