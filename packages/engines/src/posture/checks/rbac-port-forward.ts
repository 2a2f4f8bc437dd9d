import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-port-forward',
  title: 'Role may open ports of pods',
  description:
    'With port-forward one reaches every port of a pod past network policies, those on the loopback address too, where programs trust whoever calls.',
  severity: 'medium',
  techniques: ['T1090'],
  controls: [
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: [],
  remediation: 'Remove it from roles that are held all the time; grant it for a time, in one namespace.',
  translations: {
    'zh-Hans': {
      title: '角色可以打开 Pod 的端口',
      remediation: '从长期持有的角色中移除该权限；仅在一个命名空间内限时授予。',
    },
  },
  may: (where) => `open the ports of the pods of ${where}`,
  targets: [{ group: '', resource: 'pods/portforward', verbs: ['create', 'get'] }],
})
