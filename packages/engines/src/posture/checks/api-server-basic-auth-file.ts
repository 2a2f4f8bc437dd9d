import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-basic-auth-file',
  title: 'API server takes passwords from a file',
  description:
    'Nobody may be authenticated by a file of passwords: they lie in plain text on the node and never expire.',
  severity: 'critical',
  techniques: ['T1552.001'],
  controls: [
    { framework: 'nsa-cisa', id: 'AUTH/authentication' },
    { framework: 'pci-dss-4.0', id: '8.3.1' },
  ],
  falsePositives: [],
  remediation: 'Remove `--basic-auth-file`; its users sign in by OpenID Connect or certificates.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器从文件读取密码',
      remediation: '移除 `--basic-auth-file`；其用户改用 OpenID Connect 或证书登录。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'People and programs that sign in by a password of the file are refused.' },
  component: 'kube-apiserver',
  flags: ['basic-auth-file'],
  isRight: (value) => value === undefined,
  right: { kind: 'unwritten' },
  goneIn: 19,
})
