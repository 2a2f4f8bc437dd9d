import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-write-secrets',
  title: 'Role may write every secret it reaches',
  description:
    'No role may create or change secrets in general. Whoever does can plant credentials, replace certificates, and make the cluster issue a token for any service account of a namespace.',
  severity: 'high',
  techniques: ['T1098', 'T1552.007'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.2' },
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Certificate and secret operators write secrets by design.'],
  remediation: 'Name the secrets with resourceNames, and leave create to the one controller that needs it.',
  translations: {
    'zh-Hans': {
      title: '角色可以写入其范围内的所有 Secret',
      remediation: '用 resourceNames 列出这些 Secret，create 只留给需要它的那个控制器。',
    },
  },
  may: (where) => `write every secret of ${where}`,
  targets: [{ group: '', resource: 'secrets', verbs: ['create', 'update', 'patch'] }],
})
