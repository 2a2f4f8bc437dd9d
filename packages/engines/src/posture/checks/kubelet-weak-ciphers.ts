import { areStrong } from '../../lib/cipher-suites/index.ts'
import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'kubelet-weak-ciphers',
  title: 'Kubelet accepts weak ciphers',
  description:
    'A kubelet may accept only ciphers without known weakness: those with RC4, 3DES, CBC with SHA-256 or an RSA key exchange let recorded traffic be read later. Without the setting the defaults hold, which are strong.',
  severity: 'medium',
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '4.2.12' },
    { framework: 'nsa-cisa', id: 'NET/encryption' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  falsePositives: [],
  remediation: 'Remove the weak suites from `tlsCipherSuites`, or the setting.',
  translations: {
    'zh-Hans': { title: 'kubelet 接受弱密码套件', remediation: '从 `tlsCipherSuites` 中移除弱套件，或移除该设置。' },
  },
  fix: { safety: 'unsafe', mayStop: 'Old clients that know only weak suites stop connecting.' },
  component: 'kubelet',
  flags: ['tls-cipher-suites'],
  isRight: areStrong,
  right: { kind: 'unwritten' },
  section: '4.2.12',
})
