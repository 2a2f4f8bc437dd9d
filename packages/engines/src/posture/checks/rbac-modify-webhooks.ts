import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-modify-webhooks',
  title: 'Role may change what admission does',
  description:
    'Who may write webhook configurations or admission policies sees and rewrites every object that anybody sends to the cluster, secrets too, or switches a guard off.',
  severity: 'critical',
  techniques: ['T1562.001', 'T1556'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.12' },
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Policy engines and operators keep their own webhook configuration; name it with resourceNames.'],
  remediation: 'Name with resourceNames the configuration that the program keeps.',
  translations: {
    'zh-Hans': { title: '角色可以更改准入的行为', remediation: '用 resourceNames 列出该程序所维护的配置。' },
  },
  may: (where) => `change how ${where} admits objects`,
  targets: [
    'mutatingadmissionpolicies',
    'mutatingadmissionpolicybindings',
    'mutatingwebhookconfigurations',
    'validatingadmissionpolicies',
    'validatingadmissionpolicybindings',
    'validatingwebhookconfigurations',
  ].map((resource) => ({
    group: 'admissionregistration.k8s.io',
    resource,
    verbs: ['create', 'update', 'patch', 'delete'],
    isClusterScoped: true,
  })),
})
