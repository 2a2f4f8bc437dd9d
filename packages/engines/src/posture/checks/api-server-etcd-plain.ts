import { hasPlainUrl } from '../../lib/plain-url/index.ts'
import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-etcd-plain',
  title: 'API server speaks to etcd in plain text',
  description:
    'The API server must reach etcd by https. In plain text everybody on the way reads the secrets of the cluster as they pass, and may change what the cluster is.',
  severity: 'critical',
  techniques: ['T1040', 'T1557'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/etcd' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: ['A network between them that encrypts by itself.'],
  remediation:
    'Give etcd a certificate, and name its addresses with https in `--etcd-servers`. Both must change together.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器以明文与 etcd 通信',
      remediation: '为 etcd 配置证书，并在 `--etcd-servers` 中以 https 指定其地址。两者须同时更改。',
    },
  },
  component: 'kube-apiserver',
  flags: ['etcd-servers'],
  isRight: (value) => !hasPlainUrl(value),
})
