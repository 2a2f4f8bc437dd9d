import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'cilium-policy-allows-all',
  title: 'Network policy of Cilium allows everything',
  description:
    'A policy of Cilium should name its peers. The entity `all`, and the entity `world` for what comes in, are everybody; without `toPorts` they may use every port, and every other rule for the same pods is useless.',
  severity: 'medium',
  standard: undefined,
  references: ['https://docs.cilium.io/en/stable/security/policy/layer3/#entities-based'],
  techniques: ['T1046'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.3.2' },
    { framework: 'nsa-cisa', id: 'NET/network-policies' },
    { framework: 'pci-dss-4.0', id: '1.3.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Pods that serve the whole world, such as an ingress controller; name their ports.'],
  remediation:
    'Name the peers by `fromEndpoints`, `toEndpoints` or `toFQDNs`, or at least the ports. Traffic that nobody named stops.',
  translations: {
    'zh-Hans': {
      title: 'Cilium 的网络策略放行一切',
      remediation: '用 `fromEndpoints`、`toEndpoints` 或 `toFQDNs` 列出对端，至少列出端口。未列出的流量将被阻断。',
    },
  },
  kinds: ['cilium.io/CiliumNetworkPolicy', 'cilium.io/CiliumClusterwideNetworkPolicy'],
  judge,
})

function judge(policy: View): readonly Violation[] {
  return [policy.at('spec'), ...policy.at('specs').items()].flatMap((spec) => [
    ...open(spec.at('ingress'), ['fromEntities', 'fromCIDR'], 'lets in'),
    ...open(spec.at('egress'), ['toEntities'], 'lets out to'),
  ])
}

function open(rules: View, fields: readonly string[], does: string): readonly Violation[] {
  return rules
    .items()
    .filter((rule) => rule.at('toPorts').items().length === 0)
    .flatMap((rule) => fields.flatMap((field) => rule.at(field).items()))
    .filter((peer) => isEverybody(peer.string() ?? '', does))
    .map((peer) => ({ path: peer.path, message: `policy ${does} ${String(peer.raw)}, on every port`, edit: undefined }))
}

function isEverybody(peer: string, does: string): boolean {
  return peer === 'all' || (does === 'lets in' && ['world', '0.0.0.0/0', '::/0'].includes(peer))
}
