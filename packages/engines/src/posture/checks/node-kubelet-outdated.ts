import type { Violation } from '../../lib/pod-security/index.ts'
import { parseVersion } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'node-kubelet-outdated',
  title: 'Node runs a kubelet that is no longer maintained',
  description:
    'Nodes should run a release of Kubernetes that still gets fixes: the last three minor releases. Flaws of older kubelets are known to everybody and mended for nobody.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/releases/'],
  techniques: ['T1611'],
  controls: [
    { framework: 'nsa-cisa', id: 'UPG/versions' },
    { framework: 'pci-dss-4.0', id: '6.3.3' },
  ],
  maturity: 'experimental',
  falsePositives: ['Vendors who mend older releases for longer.'],
  remediation: 'Upgrade the node, one minor release after the other, or replace it.',
  translations: {
    'zh-Hans': { title: '节点运行的 kubelet 已不再维护', remediation: '逐个次要版本升级该节点，或更换节点。' },
  },
  kinds: ['/Node'],
  judge,
})

function judge(node: View): readonly Violation[] {
  const version = node.at('status', 'nodeInfo', 'kubeletVersion')
  const minor = parseVersion(version.string() ?? '')
  if (minor === undefined || minor >= OLDEST_MAINTAINED) return []
  return [
    {
      path: version.path,
      message: `the kubelet is ${version.string() ?? ''}, older than v1.${OLDEST_MAINTAINED}`,
      edit: undefined,
    },
  ]
}

/** The oldest minor release with fixes when this was written, October 2026; later releases of Ringwall raise it. */
const OLDEST_MAINTAINED = 34
