import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-audit-log',
  title: 'API server writes no audit log',
  description:
    'The API server should log who did what. Without the log nobody can tell after an attack what was read, changed or created.',
  severity: 'medium',
  techniques: ['T1562.008'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.16' },
    { framework: 'nsa-cisa', id: 'LOG/audit-log' },
    { framework: 'pci-dss-4.0', id: '10.2.1' },
  ],
  falsePositives: [],
  remediation:
    'Set `--audit-log-path` (`-` for standard output) or `--audit-webhook-config-file`, with a policy in `--audit-policy-file`. The log needs room and somebody who collects it.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器未写审计日志',
      remediation:
        '设置 `--audit-log-path`（`-` 表示标准输出）或 `--audit-webhook-config-file`，并以 `--audit-policy-file` 指定策略。日志需要空间，并需有人收集。',
    },
  },
  component: 'kube-apiserver',
  flags: ['audit-log-path'],
  isRight: (value) => (value ?? '') !== '',
  insteadOf: ['audit-webhook-config-file'],
  section: '1.2.16',
  covers: ['api-server-audit-log-age', 'api-server-audit-log-backups', 'api-server-audit-log-size'],
})
