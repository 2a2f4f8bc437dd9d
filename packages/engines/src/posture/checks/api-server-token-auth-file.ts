import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-token-auth-file',
  title: 'API server takes tokens from a static file',
  description:
    'Nobody may be authenticated by a file of tokens. They lie in plain text on the node, never expire, and change only when the server starts again.',
  severity: 'high',
  techniques: ['T1552.001'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.2' },
    { framework: 'nsa-cisa', id: 'AUTH/authentication' },
    { framework: 'pci-dss-4.0', id: '8.3.1' },
  ],
  falsePositives: [],
  remediation:
    'Remove `--token-auth-file` and give its holders certificates, an OpenID Connect login or service accounts. Their tokens stop working.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器从静态文件读取令牌',
      remediation: '移除 `--token-auth-file`，为其持有者改用证书、OpenID Connect 登录或服务账号。这些令牌将失效。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Whoever uses a token of the file is refused.' },
  component: 'kube-apiserver',
  flags: ['token-auth-file'],
  isRight: (value) => value === undefined,
  right: { kind: 'unwritten' },
  section: '1.2.2',
})
