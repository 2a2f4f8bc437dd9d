import { flagCheck, lists } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-authorization-rbac',
  title: 'API server does not authorize by roles',
  description:
    'RBAC must be on: roles are what people review and tools check. Other modes decide out of sight of the cluster.',
  severity: 'high',
  techniques: ['T1078'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.8' },
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.3.1' },
  ],
  falsePositives: ['Clusters that leave every decision to a webhook on purpose.'],
  remediation: 'Add RBAC to `--authorization-mode` once the roles are bound.',
  translations: {
    'zh-Hans': { title: 'API 服务器未按角色鉴权', remediation: '绑定好角色后，将 RBAC 加入 `--authorization-mode`。' },
  },
  component: 'kube-apiserver',
  flags: ['authorization-mode'],
  isRight: (value) => lists(value, 'RBAC'),
  decidedIn: ['authorization-config'],
  section: '1.2.8',
})
