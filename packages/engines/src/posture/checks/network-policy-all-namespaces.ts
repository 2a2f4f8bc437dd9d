import { isEmptySelector } from '../../lib/label-selector/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'network-policy-all-namespaces',
  title: 'Network policy lets in the pods of every namespace',
  description:
    'A network policy should name the namespaces whose pods may connect. An empty `namespaceSelector` is all of them, also those of other teams and of what is tried out.',
  severity: 'low',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  ],
  techniques: ['T1046'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.3.2' },
    { framework: 'nsa-cisa', id: 'NET/network-policies' },
    { framework: 'pci-dss-4.0', id: '1.3.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Services for the whole cluster, such as name servers and registries.'],
  remediation:
    'Select namespaces by `kubernetes.io/metadata.name`, or add a `podSelector` beside it. Traffic of other namespaces stops.',
  translations: {
    'zh-Hans': {
      title: '网络策略允许所有命名空间的 Pod 接入',
      remediation:
        '用 `kubernetes.io/metadata.name` 选择命名空间，或在旁边加上 `podSelector`。其他命名空间的流量将被阻断。',
    },
  },
  kinds: ['networking.k8s.io/NetworkPolicy'],
  judge,
})

function judge(policy: View): readonly Violation[] {
  return policy
    .at('spec', 'ingress')
    .items()
    .flatMap((rule) => rule.at('from').items())
    .filter((peer) => isEmptySelector(peer.at('namespaceSelector')) && isAnyPod(peer.at('podSelector')))
    .map((peer) => ({ path: peer.path, message: 'policy lets in the pods of every namespace', edit: undefined }))
}

function isAnyPod(selector: View): boolean {
  return selector.raw === undefined || isEmptySelector(selector)
}
