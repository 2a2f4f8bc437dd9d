import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'encryption-configuration-weak-cipher',
  title: 'Encryption at rest uses a cipher that does not notice changes',
  description:
    'Secrets should be encrypted by a key service or by secretbox. The provider aescbc does not prove that what it decrypts is what was written: who may write to etcd can learn secrets from how changed ones fail.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/#providers'],
  techniques: ['T1600'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/secrets' },
    { framework: 'pci-dss-4.0', id: '3.5.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Clusters that must use AES by decree and have no key service.'],
  remediation:
    'Put kms or secretbox before aescbc, which stays for reading; then write every secret anew and remove it.',
  translations: {
    'zh-Hans': {
      title: '静态加密使用不能察觉篡改的密码',
      remediation: '将 kms 或 secretbox 置于 aescbc 之前，后者保留用于读取；然后重写所有 Secret 并将其移除。',
    },
  },
  kinds: ['apiserver.config.k8s.io/EncryptionConfiguration'],
  judge,
})

/** The first provider is the one that writes. */
function judge(configuration: View): readonly Violation[] {
  return configuration
    .at('resources')
    .items()
    .map((entry) => entry.at('providers', 0, 'aescbc'))
    .filter(({ raw }) => raw !== undefined)
    .map(({ path }) => ({ path, message: 'the provider that writes is aescbc', edit: undefined, isSecret: true }))
}
