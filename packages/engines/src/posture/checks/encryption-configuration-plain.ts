import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'encryption-configuration-plain',
  title: 'Encryption at rest leaves secrets in plain text',
  description:
    'An encryption configuration must encrypt what is written: the first provider for secrets is the one that writes. With identity first, or without a rule for secrets, they are stored as they are, though encryption looks switched on.',
  severity: 'high',
  standard: {
    name: 'CIS Kubernetes Benchmark 1.12',
    section: '1.2.28',
    url: 'https://www.cisecurity.org/benchmark/kubernetes',
  },
  references: ['https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/'],
  techniques: ['T1552'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.28' },
    { framework: 'nsa-cisa', id: 'NET/secrets' },
    { framework: 'pci-dss-4.0', id: '3.5.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['While encryption is being switched off on purpose.'],
  remediation:
    'Put kms, secretbox or aesgcm first for secrets and keep identity last, so that old ones can still be read; then write every secret anew.',
  translations: {
    'zh-Hans': {
      title: '静态加密仍以明文存放 Secret',
      remediation:
        '将 kms、secretbox 或 aesgcm 置于 Secret 提供程序列表首位，identity 放在最后以便读取旧数据；然后重写所有 Secret。',
    },
  },
  kinds: ['apiserver.config.k8s.io/EncryptionConfiguration'],
  judge,
})

function judge(configuration: View): readonly Violation[] {
  const resources = configuration.at('resources')
  const entry = resources.items().find(isForSecrets)
  if (entry === undefined) return [{ path: resources.path, message: 'no provider encrypts secrets', edit: undefined }]
  const [first] = entry.at('providers').items()
  if (first !== undefined && first.at('identity').raw === undefined) return []
  const path = first?.path ?? entry.at('providers').path
  return [{ path, message: 'secrets are written by the provider identity, which does not encrypt', edit: undefined }]
}

/** The first entry that names a resource decides; `*.` is each of the core group, `*.*` each of all groups. */
function isForSecrets(entry: View): boolean {
  return entry
    .at('resources')
    .items()
    .some((resource) => ['secrets', '*.', '*.*'].includes(resource.string() ?? ''))
}
