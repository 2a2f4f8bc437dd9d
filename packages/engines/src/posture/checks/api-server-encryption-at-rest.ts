import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-encryption-at-rest',
  title: 'API server keeps secrets in etcd without encryption',
  description:
    'Secrets should be encrypted before they are stored. Without a provider they are plain in etcd, its disk and every backup of it.',
  severity: 'medium',
  techniques: ['T1552'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.27' },
    { framework: 'nsa-cisa', id: 'NET/secrets' },
    { framework: 'pci-dss-4.0', id: '3.5.1' },
  ],
  falsePositives: ['Clusters whose etcd disks and backups are encrypted with keys of their own: that guards less.'],
  remediation:
    'Set `--encryption-provider-config` to an EncryptionConfiguration, best with a KMS, and write the secrets anew so that they are encrypted. Without the key the secrets are lost: back it up.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器将 Secret 未加密地存入 etcd',
      remediation:
        '将 `--encryption-provider-config` 设为 EncryptionConfiguration（最好使用 KMS），并重写所有 Secret 使其加密。丢失密钥即丢失 Secret：请备份密钥。',
    },
  },
  component: 'kube-apiserver',
  flags: ['encryption-provider-config'],
  isRight: (value) => (value ?? '') !== '',
  section: '1.2.27',
})
