import type { Member } from '../../lib/estate/index.ts'
import { labelsOf, matches, selectorOf } from '../../lib/label-selector/index.ts'
import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { podLabels, REPLICATED_KINDS } from '../../lib/workload/index.ts'
import { estateObjectCheck } from '../check.ts'

export const check = estateObjectCheck({
  id: 'replicas-not-spread',
  title: 'Replicas may all run on one node',
  description:
    'A workload of several replicas says how they are spread, by a topology spread constraint or by an anti-affinity that selects its own pods. Else the scheduler may put all on one node, and all are away with it.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Clusters whose scheduler spreads by default.'],
  remediation:
    'Add `topologySpreadConstraints` over `kubernetes.io/hostname` with the labels of the pods. With `DoNotSchedule`, pods stay pending where too few nodes are free.',
  isOptional: true,
  translations: {
    'zh-Hans': {
      title: '所有副本可能运行在同一节点上',
      remediation:
        '添加以 `kubernetes.io/hostname` 为拓扑域、并匹配 Pod 标签的 `topologySpreadConstraints`。使用 `DoNotSchedule` 时，可用节点不足会使 Pod 保持等待。',
    },
  },
  kinds: REPLICATED_KINDS,
  judge,
})

function judge({ object, pod, namespace }: Member): readonly Violation[] {
  const replicas = object.at('spec', 'replicas').number()
  if (pod === undefined || replicas === 0 || replicas === 1) return []
  const labels = labelsOf(podLabels({ object, pod }))
  if (termsOf(pod).some((term) => isIn(term, namespace) && matches(selectorOf(term.at('labelSelector')), labels)))
    return []
  return [{ path: pod.spec.path, message: 'nothing keeps the replicas on several nodes', edit: undefined }]
}

/** Everything that keeps pods apart; what names no namespace is about the pod's own. */
function termsOf(pod: Pod): readonly View[] {
  const antiAffinity = pod.spec.at('affinity', 'podAntiAffinity')
  const preferred = antiAffinity.at('preferredDuringSchedulingIgnoredDuringExecution').items()
  return [
    ...pod.spec.at('topologySpreadConstraints').items(),
    ...antiAffinity.at('requiredDuringSchedulingIgnoredDuringExecution').items(),
    ...preferred.map((term) => term.at('podAffinityTerm')),
  ]
}

function isIn(term: View, namespace: string): boolean {
  const namespaces = term.at('namespaces').items()
  const isAny = term.at('namespaceSelector').raw !== undefined || namespaces.length === 0
  return isAny || namespaces.some((name) => name.string() === namespace)
}
