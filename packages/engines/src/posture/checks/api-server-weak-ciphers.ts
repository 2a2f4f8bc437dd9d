import { areStrong } from '../../lib/cipher-suites/index.ts'
import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-weak-ciphers',
  title: 'API server accepts weak ciphers',
  description:
    'The API server may accept only ciphers without known weakness. Those with RC4, 3DES, CBC with SHA-256 or an RSA key exchange let recorded traffic be read later, or attacked as it passes. Without the flag the defaults hold, which are strong from Kubernetes 1.32 on; before, they end with 3DES and an RSA key exchange.',
  severity: 'medium',
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.29' },
    { framework: 'nsa-cisa', id: 'NET/encryption' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: ['Old clients that speak nothing better.'],
  remediation:
    'Remove the weak suites from `--tls-cipher-suites`; before Kubernetes 1.32, name those that are strong. Clients that know only weak ones stop connecting.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器接受弱密码套件',
      remediation:
        '从 `--tls-cipher-suites` 中移除弱套件；Kubernetes 1.32 之前须列出强套件。只支持弱套件的客户端将无法连接。',
    },
  },
  component: 'kube-apiserver',
  flags: ['tls-cipher-suites'],
  isRight: (value, release) => (value === undefined ? release >= STRONG_BY_DEFAULT : areStrong(value)),
  section: '1.2.29',
})

/** The first release that is built with a Go whose own list has neither 3DES nor RSA key exchange (Go 1.23). */
const STRONG_BY_DEFAULT = 32
