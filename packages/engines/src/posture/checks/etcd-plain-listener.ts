import { hasPlainUrl } from '../../lib/plain-url/index.ts'
import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'etcd-plain-listener',
  title: 'Database etcd listens for clients without TLS',
  description:
    'Every address on which etcd takes clients must be https, or on the node alone. A plain one asks for no certificate, whatever the others do, and gives the whole cluster to who reaches it.',
  severity: 'critical',
  techniques: ['T1133', 'T1552'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/etcd' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: [],
  remediation:
    'Name https addresses alone in `--listen-client-urls`; give health and metrics an address of their own by `--listen-metrics-urls`. Clients that speak plain text stop.',
  translations: {
    'zh-Hans': {
      title: 'etcd 不使用 TLS 监听客户端',
      remediation:
        '在 `--listen-client-urls` 中只使用 https 地址；用 `--listen-metrics-urls` 为健康检查和指标单独指定地址。使用明文的客户端将停止工作。',
    },
  },
  component: 'etcd',
  flags: ['listen-client-urls'],
  isRight: (value) => !hasPlainUrl(value),
})
