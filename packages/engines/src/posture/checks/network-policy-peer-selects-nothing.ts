import { absent, type Estate, type Member, type NotKnown } from '../../lib/estate/index.ts'
import { isEmptySelector } from '../../lib/label-selector/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { selectedPods } from '../../lib/workload/index.ts'
import { estateObjectCheck } from '../check.ts'

export const check = estateObjectCheck({
  id: 'network-policy-peer-selects-nothing',
  title: 'Network policy allows traffic with pods that do not exist',
  description:
    'A peer that a network policy names by the labels of pods should be a pod of its namespace. Where none has these labels, the traffic that was meant is refused; and the first pod that somebody gives them is let through.',
  severity: 'low',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  ],
  techniques: [],
  controls: [{ framework: 'nsa-cisa', id: 'NET/network-policies' }],
  maturity: 'experimental',
  falsePositives: ['Pods that an operator makes, or that are kept with other manifests.'],
  remediation:
    'Correct the labels of the peer; for pods of another namespace, add its `namespaceSelector`. Or remove the peer.',
  translations: {
    'zh-Hans': {
      title: '网络策略放行了与不存在的 Pod 之间的流量',
      remediation: '更正对端的标签；若对端在其他命名空间，添加 `namespaceSelector`。或删除该对端。',
    },
  },
  kinds: ['networking.k8s.io/NetworkPolicy', 'extensions/NetworkPolicy'],
  judge,
})

function judge({ object, namespace }: Member, estate: Estate): readonly (Violation | NotKnown)[] {
  return peersOf(object)
    .filter((selector) => selectedPods(estate, namespace, selector).length === 0)
    .map(({ path }) => {
      const message = `the policy names a peer that is no pod of namespace ${namespace}`
      return absent(estate, { path, message, edit: undefined })
    })
}

/** Selectors of pods of the policy's own namespace. Those of another may be pods of the cluster itself, which no manifest holds. */
function peersOf(policy: View): readonly View[] {
  const spec = policy.at('spec')
  const ingress = spec
    .at('ingress')
    .items()
    .flatMap((rule) => rule.at('from').items())
  const egress = spec
    .at('egress')
    .items()
    .flatMap((rule) => rule.at('to').items())
  return [...ingress, ...egress]
    .filter((peer) => peer.at('namespaceSelector').raw === undefined)
    .map((peer) => peer.at('podSelector'))
    .filter((selector) => selector.raw !== undefined && !isEmptySelector(selector))
}
