import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-audit-policy',
  title: 'API server has no audit policy',
  description: 'The API server needs an audit policy: without one nothing is logged, whatever the other flags say.',
  severity: 'medium',
  techniques: ['T1562.008'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '3.2.1' },
    { framework: 'nsa-cisa', id: 'LOG/audit-policy' },
    { framework: 'pci-dss-4.0', id: '10.2.1' },
  ],
  falsePositives: [],
  remediation: 'Write an audit policy and name it with `--audit-policy-file`.',
  translations: {
    'zh-Hans': { title: 'API 服务器没有审计策略', remediation: '编写审计策略，并用 `--audit-policy-file` 指定。' },
  },
  component: 'kube-apiserver',
  flags: ['audit-policy-file'],
  isRight: (value) => (value ?? '') !== '',
  section: '3.2.1',
})
