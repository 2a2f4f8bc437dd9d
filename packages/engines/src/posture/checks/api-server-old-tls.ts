import { isOldTls } from '../../lib/tls-version/index.ts'
import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-old-tls',
  title: 'API server accepts TLS of versions that are broken',
  description:
    'The API server should speak TLS 1.2 or later, as it does without the setting. Older versions can be attacked as they pass.',
  severity: 'medium',
  techniques: ['T1557'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/encryption' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: ['Old clients that speak nothing better.'],
  remediation: 'Remove `--tls-min-version`, or set it to VersionTLS12 or VersionTLS13.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器 接受已被攻破的 TLS 版本',
      remediation: '移除 `--tls-min-version`，或设为 VersionTLS12 或 VersionTLS13。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Clients that speak TLS 1.0 or 1.1 alone stop connecting.' },
  component: 'kube-apiserver',
  flags: ['tls-min-version'],
  isRight: (value) => !isOldTls(value),
  right: { kind: 'unwritten' },
})
