import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-etcd-client-certificate',
  title: 'API server shows etcd no certificate',
  description:
    'The API server must show etcd a certificate: an etcd that asks for none gives the whole cluster, secrets included, to whoever reaches its port.',
  severity: 'high',
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.23' },
    { framework: 'nsa-cisa', id: 'NET/etcd' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: [],
  remediation: 'Set `--etcd-certfile` and `--etcd-keyfile`, and let etcd ask for client certificates.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器未向 etcd 出示证书',
      remediation: '设置 `--etcd-certfile` 和 `--etcd-keyfile`，并让 etcd 要求客户端证书。',
    },
  },
  component: 'kube-apiserver',
  flags: ['etcd-certfile', 'etcd-keyfile'],
  isRight: (value) => (value ?? '') !== '',
  section: '1.2.23',
})
