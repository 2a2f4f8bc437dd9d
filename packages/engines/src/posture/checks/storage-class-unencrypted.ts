import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'storage-class-unencrypted',
  title: 'Storage class does not ask for encryption',
  description:
    'A storage class of EBS should ask for encryption. Where it does not, its volumes are encrypted only if somebody switched that on for the whole account, which the class does not show; snapshots and disks that are given back are then readable.',
  severity: 'medium',
  standard: undefined,
  references: ['https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md'],
  techniques: ['T1530'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/encryption' },
    { framework: 'pci-dss-4.0', id: '3.5.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Accounts that encrypt every new volume by default.'],
  remediation:
    'Make a new class with `encrypted: "true"` and a key; the parameters of a class cannot be changed, nor those of volumes that it has made.',
  translations: {
    'zh-Hans': {
      title: '存储类未要求加密',
      remediation: '新建带有 `encrypted: "true"` 与密钥的存储类；已有存储类的参数及其已创建的卷无法更改。',
    },
  },
  kinds: ['storage.k8s.io/StorageClass'],
  judge,
})

function judge(storageClass: View): readonly Violation[] {
  const provisioner = storageClass.at('provisioner').string() ?? ''
  const encrypted = storageClass.at('parameters', 'encrypted')
  if (!OPEN_BY_DEFAULT.has(provisioner) || encrypted.string()?.toLowerCase() === 'true') return []
  return [{ path: encrypted.path, message: `volumes of ${provisioner} are not asked to be encrypted`, edit: undefined }]
}

/** Other clouds encrypt all their disks. */
const OPEN_BY_DEFAULT: ReadonlySet<string> = new Set([
  'ebs.csi.aws.com',
  'ebs.csi.eks.amazonaws.com',
  'kubernetes.io/aws-ebs',
])
