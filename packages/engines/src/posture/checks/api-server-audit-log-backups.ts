import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-audit-log-backups',
  title: 'API server is not told to keep 10 old audit log files',
  description:
    'Ten old files of the audit log should be kept at least, so that who floods the log does not erase what came before. Without the flag all are kept, until the disk is full.',
  severity: 'low',
  techniques: ['T1070'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.18' },
    { framework: 'nsa-cisa', id: 'LOG/audit-log' },
    { framework: 'pci-dss-4.0', id: '10.5.1' },
  ],
  falsePositives: ['Logs that are collected elsewhere as they are written.'],
  remediation: 'Set `--audit-log-maxbackup=10` or more; the disk needs room for them.',
  translations: {
    'zh-Hans': {
      title: '未要求 API 服务器保留 10 个旧审计日志文件',
      remediation: '设置 `--audit-log-maxbackup=10` 或更大；磁盘需留出空间。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'The disk of the node fills where ten more files of the log do not fit on it.' },
  component: 'kube-apiserver',
  flags: ['audit-log-maxbackup'],
  // 0, written down, is all of them.
  isRight: (value) => Number(value) >= 10 || value === '0',
  right: { kind: 'value', value: '10' },
  insteadOf: ['audit-webhook-config-file'],
  section: '1.2.18',
})
