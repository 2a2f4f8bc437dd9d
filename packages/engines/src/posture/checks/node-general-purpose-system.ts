import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'node-general-purpose-system',
  title: 'Node runs an operating system that is not made for containers',
  description:
    'Where a house demands it, nodes run an operating system made for containers: small, read-only, updated as a whole.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/security/'],
  techniques: [],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/worker-nodes' },
    { framework: 'pci-dss-4.0', id: '2.2.4' },
  ],
  maturity: 'experimental',
  falsePositives: ['Nodes that are hardened otherwise.'],
  remediation: 'Make the node from an image of Bottlerocket, Flatcar, Talos, Container-Optimized OS or the like.',
  isOptional: true,
  translations: {
    'zh-Hans': {
      title: '节点的操作系统并非为容器而设计',
      remediation: '使用 Bottlerocket、Flatcar、Talos、Container-Optimized OS 等镜像创建节点。',
    },
  },
  kinds: ['/Node'],
  judge,
})

function judge(node: View): readonly Violation[] {
  const system = node.at('status', 'nodeInfo', 'osImage')
  const name = system.string() ?? ''
  if (name === '' || FOR_CONTAINERS.test(name)) return []
  return [{ path: system.path, message: `the node runs ${name}`, edit: undefined }]
}

const FOR_CONTAINERS =
  /bottlerocket|flatcar|talos|container-optimized|coreos|fedora coreos|k3os|kairos|sle micro|microos/i
