import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'persistent-volume-host-path',
  title: 'Persistent volume is a directory of a node',
  description:
    'A persistent volume should be storage, not a path of a node: whoever claims it mounts the node, past every rule that forbids host paths in pods.',
  severity: 'high',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/#hostpath'],
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.11' },
    { framework: 'nsa-cisa', id: 'POD/host-paths' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  maturity: 'experimental',
  falsePositives: ['Clusters of one node for a test.'],
  remediation: 'Use a CSI driver, or a volume of the kind local with a node affinity and a directory made for it.',
  translations: {
    'zh-Hans': {
      title: '持久卷是节点上的目录',
      remediation: '使用 CSI 驱动，或使用带节点亲和性且目录专用的 local 卷。',
    },
  },
  kinds: ['/PersistentVolume'],
  judge,
})

function judge(volume: View): readonly Violation[] {
  const path = volume.at('spec', 'hostPath', 'path')
  if (path.raw === undefined) return []
  const message = `persistent volume is ${path.string() ?? 'a path'} of whatever node it is mounted on`
  return [{ path: path.path, message, edit: undefined }]
}
