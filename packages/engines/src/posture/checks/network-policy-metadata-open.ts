import { containsAddress } from '../../lib/network-policy/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'network-policy-metadata-open',
  title: 'Network policy lets pods reach the credentials of the cloud',
  description:
    'A network policy that lets pods out by address should leave out 169.254.169.254, where clouds hand the credentials of the node to whoever asks. A program that can be made to fetch an address is enough to get them.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/security/security-checklist/#network-security'],
  techniques: ['T1552.005'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/cloud-metadata' },
    { framework: 'pci-dss-4.0', id: '1.4.1' },
  ],
  maturity: 'experimental',
  falsePositives: [
    'Clusters that run in no cloud, or whose clouds demand a hop limit of one or their own identity for pods.',
  ],
  remediation:
    'Add `169.254.169.254/32` to `except`. Programs that use the identity of the node need one of their own.',
  translations: {
    'zh-Hans': {
      title: '网络策略允许 Pod 获取云凭据',
      remediation: '将 `169.254.169.254/32` 加入 `except`。使用节点身份的程序需要改用自己的身份。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Programs that use the identity of their node at the cloud no longer get it.' },
  kinds: ['networking.k8s.io/NetworkPolicy'],
  judge,
})

function judge(policy: View): readonly Violation[] {
  return policy
    .at('spec', 'egress')
    .items()
    .flatMap((rule) => rule.at('to').items())
    .map((peer) => peer.at('ipBlock'))
    .filter((block) => containsAddress(block.at('cidr').string() ?? '', METADATA) && !isExcepted(block))
    .map((block) => ({
      path: block.path,
      message: `policy lets pods reach ${METADATA}, where the cloud hands out credentials`,
      edit: {
        kind: 'set',
        path: [...block.path, 'except'],
        value: [...exceptions(block), `${METADATA}/32`],
      },
    }))
}

function isExcepted(block: View): boolean {
  return exceptions(block).some((cidr) => containsAddress(cidr, METADATA))
}

function exceptions(block: View): readonly string[] {
  return block
    .at('except')
    .items()
    .flatMap((cidr) => cidr.string() ?? [])
}

const METADATA = '169.254.169.254'
