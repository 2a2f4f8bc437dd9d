import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'service-node-port',
  title: 'Service is open on a port of every node',
  description:
    'A Service should not be of type NodePort: it opens a port on every node, past load balancer, TLS and most firewalls between the nodes and the outside.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport'],
  techniques: [],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/exposure' },
    { framework: 'pci-dss-4.0', id: '1.4.1' },
  ],
  maturity: 'experimental',
  falsePositives: [],
  remediation: 'Use type ClusterIP behind an Ingress or Gateway. Clients that use the node port must change.',
  translations: {
    'zh-Hans': {
      title: 'Service 在每个节点的端口上开放',
      remediation: '使用 ClusterIP 类型并置于 Ingress 或 Gateway 之后。使用节点端口的客户端需要调整。',
    },
  },
  kinds: ['/Service'],
  judge,
})

function judge(service: View): readonly Violation[] {
  const type = service.at('spec', 'type')
  if (type.string() !== 'NodePort') return []
  return [{ path: type.path, message: 'service is open on a port of every node', edit: undefined }]
}
