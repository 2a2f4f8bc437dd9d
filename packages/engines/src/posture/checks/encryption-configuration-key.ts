import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'encryption-configuration-key',
  title: 'Key that encrypts the secrets of the cluster is written in a file',
  description:
    'The key of encryption at rest should not be in a file that is kept with manifests, nor beside what it encrypts. Who reads the file and a backup of etcd reads every secret of the cluster.',
  severity: 'high',
  standard: undefined,
  references: ['https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/'],
  techniques: ['T1552.001', 'T1552.004'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/secrets' },
    { framework: 'pci-dss-4.0', id: '3.6.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['The file as it lies on the control plane, for root alone, where no key service can be had.'],
  remediation:
    'Let a key service (provider kms, API version v2) hold the key, take this one out of the file and its history, and write every secret anew under a new key. Keep the old one for reading until that is done: without it secrets are lost.',
  translations: {
    'zh-Hans': {
      title: '加密集群 Secret 的密钥写在文件中',
      remediation:
        '由密钥服务（kms 提供程序，API 版本 v2）保管密钥，将该密钥从文件及其历史中移除，并用新密钥重写所有 Secret。完成之前保留旧密钥以供读取：没有它 Secret 将丢失。',
    },
  },
  kinds: ['apiserver.config.k8s.io/EncryptionConfiguration'],
  judge,
})

function judge(configuration: View): readonly Violation[] {
  return configuration
    .at('resources')
    .items()
    .flatMap((entry) => entry.at('providers').items())
    .flatMap((provider) =>
      CIPHERS.flatMap((cipher) =>
        provider
          .at(cipher, 'keys')
          .items()
          .map((key) => key.at('secret')),
      ),
    )
    .filter((secret) => isKey(secret.string() ?? ''))
    .map(({ path }) => ({ path, message: 'a key is written in plain text', edit: undefined, isSecret: 'value' }))
}

/** Base64 of 16, 24 or 32 bytes: nothing else is a key, such as a placeholder. */
function isKey(text: string): boolean {
  return LENGTHS.has(text.length) && BASE64.test(text)
}

const CIPHERS = ['aescbc', 'aesgcm', 'secretbox']
const LENGTHS: ReadonlySet<number> = new Set([24, 32, 44])
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/
