import { EXEC_TARGETS } from '../../lib/rbac/index.ts'
import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-exec-pods',
  title: 'Role may run commands in pods',
  description:
    'Who may exec into a pod, attach to it or forward its ports does all that the pod can do, with its credentials, and leaves little trace.',
  severity: 'high',
  techniques: ['T1609'],
  controls: [
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Roles for people on call grant it by design; give them an end.'],
  remediation: 'Remove it from roles that are held all the time; grant it for a time, in one namespace.',
  translations: {
    'zh-Hans': {
      title: '角色可以在 Pod 中执行命令',
      remediation: '从长期持有的角色中移除该权限；仅在一个命名空间内限时授予。',
    },
  },
  may: (where) => `run commands in every pod of ${where}`,
  targets: EXEC_TARGETS,
})
