import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'network-policy-allows-all',
  title: 'Network policy lets everything in',
  description:
    'A network policy should name who may connect. A rule of `ingress` without `from` and without `ports` lets in everybody from everywhere, and makes every other rule for the same pods useless, for policies only add up.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/'],
  techniques: ['T1046'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.3.2' },
    { framework: 'nsa-cisa', id: 'NET/network-policies' },
    { framework: 'pci-dss-4.0', id: '1.3.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Pods that serve the whole world, such as an ingress controller; name their ports.'],
  remediation:
    'Name the peers in `from`, or at least the ports. Traffic that nobody named stops: look at the connections of a day first.',
  translations: {
    'zh-Hans': {
      title: '网络策略放行所有入站流量',
      remediation: '在 `from` 中列出通信对端，至少列出端口。未列出的流量将被阻断：请先观察一天的连接情况。',
    },
  },
  kinds: ['networking.k8s.io/NetworkPolicy'],
  judge,
})

function judge(policy: View): readonly Violation[] {
  return policy
    .at('spec', 'ingress')
    .items()
    .filter((rule) => isOpen(rule.at('from')) && rule.at('ports').items().length === 0)
    .map((rule) => ({ path: rule.path, message: 'policy lets in everybody, on every port', edit: undefined }))
}

/** No peer, or one that is every address. A peer with an empty selector is every pod of the cluster or namespace, no more. */
function isOpen(from: View): boolean {
  const peers = from.items()
  return peers.length === 0 || peers.some((peer) => isEveryAddress(peer.at('ipBlock')))
}

function isEveryAddress(block: View): boolean {
  const cidr = block.at('cidr').string()
  return (cidr === '0.0.0.0/0' || cidr === '::/0') && block.at('except').items().length === 0
}
