import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'network-policy-egress-open',
  title: 'Network policy lets everything out',
  description:
    'A network policy about egress should name where pods may connect to. A rule without `to` and without `ports`, or one to every address on every port, lets them reach the whole world and makes every other rule useless, for policies only add up.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/'],
  techniques: ['T1048'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.3.2' },
    { framework: 'nsa-cisa', id: 'NET/network-policies' },
    { framework: 'pci-dss-4.0', id: '1.3.2' },
  ],
  maturity: 'experimental',
  falsePositives: ['Crawlers and proxies that call whatever they are told; name their ports.'],
  remediation:
    'Name the peers in `to`, or at least the ports, and the name server on port 53. Traffic that nobody named stops: look at the connections of a day first.',
  translations: {
    'zh-Hans': {
      title: '网络策略放行所有出站流量',
      remediation:
        '在 `to` 中列出通信对端，至少列出端口，并允许 53 端口的域名服务器。未列出的流量将被阻断：请先观察一天的连接情况。',
    },
  },
  kinds: ['networking.k8s.io/NetworkPolicy'],
  judge,
})

function judge(policy: View): readonly Violation[] {
  return policy
    .at('spec', 'egress')
    .items()
    .filter((rule) => isOpen(rule.at('to')) && rule.at('ports').items().length === 0)
    .map((rule) => ({
      path: rule.path,
      message: 'policy lets pods connect to everywhere, on every port',
      edit: undefined,
    }))
}

function isOpen(to: View): boolean {
  const peers = to.items()
  return peers.length === 0 || peers.some((peer) => EVERYWHERE.has(peer.at('ipBlock', 'cidr').string() ?? ''))
}

const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0/0', '::/0'])
