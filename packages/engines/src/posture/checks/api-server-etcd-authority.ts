import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-etcd-authority',
  title: 'API server does not verify with which etcd it speaks',
  description:
    'The API server must verify the certificate of etcd. Unverified, who stands in between reads and writes everything that the cluster is.',
  severity: 'high',
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.26' },
    { framework: 'nsa-cisa', id: 'NET/etcd' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: ['An etcd on the same machine that is reached over a socket.'],
  remediation: 'Set `--etcd-cafile` to the authority that signed the certificate of etcd.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器不验证与其通信的 etcd',
      remediation: '将 `--etcd-cafile` 设为签发 etcd 证书的机构。',
    },
  },
  component: 'kube-apiserver',
  flags: ['etcd-cafile'],
  isRight: (value) => (value ?? '') !== '',
  section: '1.2.26',
})
