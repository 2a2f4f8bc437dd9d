import { flagCheck, saysTrue } from '../flag-check.ts'

export const check = flagCheck({
  id: 'controller-manager-shared-credentials',
  title: 'Controller manager runs every controller with one credential',
  description:
    'Each controller should have a service account of its own, with the role made for it. With one credential all of them may do what any of them needs.',
  severity: 'medium',
  techniques: ['T1078'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.3.3' },
    { framework: 'nsa-cisa', id: 'AUTH/separate-identities' },
    { framework: 'pci-dss-4.0', id: '7.2.5' },
  ],
  falsePositives: [],
  remediation: 'Set `--use-service-account-credentials=true`, with RBAC on.',
  translations: {
    'zh-Hans': {
      title: '控制器管理器以同一凭据运行所有控制器',
      remediation: '设置 `--use-service-account-credentials=true`，并启用 RBAC。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Controllers stop where their roles were never made, in a cluster without RBAC.' },
  component: 'kube-controller-manager',
  flags: ['use-service-account-credentials'],
  isRight: saysTrue,
  right: { kind: 'value', value: 'true' },
  section: '1.3.3',
})
