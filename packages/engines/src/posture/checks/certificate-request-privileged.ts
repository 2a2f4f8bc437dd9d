import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'certificate-request-privileged',
  title: 'Certificate is requested for a group that may do everything',
  description:
    'No certificate should be asked for in the name of system:masters or another group of the system: once approved it opens the cluster until it ends, and nobody can take it back.',
  severity: 'critical',
  standard: undefined,
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/'],
  techniques: ['T1098', 'T1649'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.11' },
    { framework: 'nsa-cisa', id: 'AUTH/escalation' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  maturity: 'experimental',
  falsePositives: ['Nodes that join, by their own signer.'],
  remediation: 'Deny the request; let people sign in by OpenID Connect.',
  translations: {
    'zh-Hans': { title: '为可执行一切操作的组申请证书', remediation: '拒绝该请求；让人员通过 OpenID Connect 登录。' },
  },
  kinds: ['certificates.k8s.io/CertificateSigningRequest'],
  judge,
})

function judge(request: View): readonly Violation[] {
  const groups = request.at('spec', 'groups').items()
  const isOfNode = NODE_SIGNERS.has(request.at('spec', 'signerName').string() ?? '')
  return groups
    .filter((group) => group.string() === 'system:masters' || (!isOfNode && group.string() === 'system:nodes'))
    .map((group) => ({
      path: group.path,
      message: `the request is of a member of ${group.string() ?? ''}`,
      edit: undefined,
    }))
}

const NODE_SIGNERS: ReadonlySet<string> = new Set([
  'kubernetes.io/kube-apiserver-client-kubelet',
  'kubernetes.io/kubelet-serving',
])
