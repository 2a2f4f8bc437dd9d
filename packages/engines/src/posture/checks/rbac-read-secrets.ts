import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-read-secrets',
  title: 'Role may read every secret it reaches',
  description:
    'No role may read secrets in general. They hold passwords, keys and the tokens of service accounts; who lists them has what every one of their owners has.',
  severity: 'high',
  techniques: ['T1552.007', 'T1528'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.2' },
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Controllers that copy or sync secrets read them by design.'],
  remediation:
    'Name the secrets that are needed with resourceNames and the verb get, or mount them into the pod and grant nothing.',
  translations: {
    'zh-Hans': {
      title: '角色可以读取其范围内的所有 Secret',
      remediation: '用 resourceNames 和动词 get 列出所需的 Secret，或将其挂载到 Pod 中而不授予任何权限。',
    },
  },
  may: (where) => `read every secret of ${where}`,
  targets: [{ group: '', resource: 'secrets', verbs: ['get', 'list', 'watch'] }],
})
