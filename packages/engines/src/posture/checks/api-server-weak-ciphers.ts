import { areStrong } from '../../lib/cipher-suites/index.ts'
import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-weak-ciphers',
  title: 'API server accepts weak ciphers',
  description:
    'The API server may accept only ciphers without known weakness. Those with RC4, 3DES, CBC with SHA-256 or an RSA key exchange let recorded traffic be read later, or attacked as it passes. Without the flag the defaults of Kubernetes hold, which are strong.',
  severity: 'medium',
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.29' },
    { framework: 'nsa-cisa', id: 'NET/encryption' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: ['Old clients that speak nothing better.'],
  remediation:
    'Remove the weak suites from `--tls-cipher-suites`, or the flag. Clients that know only those stop connecting.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器接受弱密码套件',
      remediation: '从 `--tls-cipher-suites` 中移除弱套件，或移除该参数。只支持弱套件的客户端将无法连接。',
    },
  },
  component: 'kube-apiserver',
  flags: ['tls-cipher-suites'],
  isRight: areStrong,
  section: '1.2.29',
})
