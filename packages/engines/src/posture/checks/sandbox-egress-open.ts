import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'sandbox-egress-open',
  title: 'Sandbox of an agent may reach every address',
  description:
    'A sandbox runs programs that an agent made up, or that strangers wrote. It must say whom it may call: without a policy, or with one that names everybody, what runs in it reads the metadata of the cloud, scans the cluster and sends away what it finds.',
  severity: 'high',
  standard: undefined,
  references: [
    'https://agent-sandbox.sigs.k8s.io/',
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  ],
  techniques: ['T1046', 'T1567'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/network-policies' },
    { framework: 'pci-dss-4.0', id: '1.3.2' },
  ],
  maturity: 'experimental',
  falsePositives: ['Sandboxes behind a proxy that everything must pass.'],
  remediation:
    'Set `networkPolicyManagement: Managed` and list in `networkPolicy.egress` the peers that are needed, or none. What else the programs called stops.',
  translations: {
    'zh-Hans': {
      title: '代理的沙箱可以访问任何地址',
      remediation:
        '设置 `networkPolicyManagement: Managed`，并在 `networkPolicy.egress` 中只列出所需的对端，或留空。程序的其他外联将停止。',
    },
  },
  kinds: ['extensions.agents.x-k8s.io/SandboxTemplate'],
  judge,
})

function judge(template: View): readonly Violation[] {
  const management = template.at('spec', 'networkPolicyManagement')
  if ((management.string() ?? 'Managed') !== 'Managed')
    return [{ path: management.path, message: 'the network policy of the sandbox is not managed', edit: undefined }]
  const policy = template.at('spec', 'networkPolicy')
  if (!isMap(policy)) return [{ path: policy.path, message: 'the sandbox has no network policy', edit: undefined }]
  const egress = policy.at('egress')
  // Left out, as with an empty list, the sandbox may reach nobody.
  if (egress.raw === undefined) return []
  if (!Array.isArray(egress.raw))
    return [{ path: egress.path, message: 'the peers of the sandbox are no list', edit: undefined }]
  return egress
    .items()
    .filter(isOpen)
    .map((rule) => ({ path: rule.path, message: 'the sandbox may reach every address', edit: undefined }))
}

function isMap({ raw }: View): boolean {
  return typeof raw === 'object' && !Array.isArray(raw)
}

function isOpen(rule: View): boolean {
  const peers = rule.at('to').items()
  return peers.length === 0 || peers.some(isEverybody)
}

/** Exceptions leave almost every address open. */
function isEverybody(peer: View): boolean {
  const block = peer.at('ipBlock')
  if (block.raw !== undefined) return ['', '0.0.0.0/0', '::/0'].includes(block.at('cidr').string() ?? '')
  return ['podSelector', 'namespaceSelector'].every((selector) => isNoSelection(peer.at(selector)))
}

function isNoSelection(selector: View): boolean {
  return selector.at('matchLabels').entries().length + selector.at('matchExpressions').items().length === 0
}
