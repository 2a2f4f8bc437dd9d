import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-audit-log-age',
  title: 'API server is not told to keep its audit log for 30 days',
  description:
    'Audit logs should be kept for 30 days at least: attacks are often found weeks later. Without the flag none is removed for its age, until the disk is full or too many are kept: say how long.',
  severity: 'low',
  techniques: ['T1070'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.17' },
    { framework: 'nsa-cisa', id: 'LOG/audit-log' },
    { framework: 'pci-dss-4.0', id: '10.5.1' },
  ],
  falsePositives: ['Logs that are collected elsewhere as they are written.'],
  remediation: 'Set `--audit-log-maxage=30` or more, or send the log elsewhere.',
  translations: {
    'zh-Hans': {
      title: '未要求 API 服务器将审计日志保留 30 天',
      remediation: '设置 `--audit-log-maxage=30` 或更大，或将日志发送到别处。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'The disk of the node fills where thirty days of the log do not fit on it.' },
  component: 'kube-apiserver',
  flags: ['audit-log-maxage'],
  // 0, written down, is for ever.
  isRight: (value) => Number(value) >= 30 || value === '0',
  right: { kind: 'value', value: '30' },
  insteadOf: ['audit-webhook-config-file'],
  section: '1.2.17',
})
