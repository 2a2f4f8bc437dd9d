import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-audit-log-size',
  title: 'API server is not told to fill an audit log file up to 100 MiB',
  description:
    'Audit log files should grow to 100 MiB at least before the next begins: small ones push old ones out in minutes. Without the flag it is 100 MiB; say it, so that it stays so.',
  severity: 'low',
  techniques: ['T1070'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.19' },
    { framework: 'nsa-cisa', id: 'LOG/audit-log' },
    { framework: 'pci-dss-4.0', id: '10.5.1' },
  ],
  falsePositives: ['Logs that are collected elsewhere as they are written.'],
  remediation: 'Set `--audit-log-maxsize=100` or more.',
  translations: {
    'zh-Hans': {
      title: '未要求 API 服务器的审计日志文件写满 100 MiB 才轮换',
      remediation: '设置 `--audit-log-maxsize=100` 或更大。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'The disk of the node fills where the larger files of the log do not fit on it.' },
  component: 'kube-apiserver',
  flags: ['audit-log-maxsize'],
  isRight: (value) => Number(value ?? 0) >= 100,
  right: { kind: 'value', value: '100' },
  insteadOf: ['audit-webhook-config-file'],
  section: '1.2.19',
})
