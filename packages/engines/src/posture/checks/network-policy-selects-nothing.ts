import { absent, type Estate, type Member, type NotKnown } from '../../lib/estate/index.ts'
import { isEmptySelector } from '../../lib/label-selector/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { selectedPods } from '../../lib/workload/index.ts'
import { estateObjectCheck } from '../check.ts'

export const check = estateObjectCheck({
  id: 'network-policy-selects-nothing',
  title: 'Network policy selects no pod',
  description:
    'A network policy that names pods should select some. Where it selects none, it protects nothing, and the pods that it was written for are as open as before: mostly a label was renamed or misspelt.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/'],
  techniques: [],
  controls: [{ framework: 'nsa-cisa', id: 'NET/network-policies' }],
  maturity: 'experimental',
  falsePositives: ['Pods that an operator makes, or that are kept with other manifests.'],
  remediation:
    'Correct the labels in `podSelector`. From then on the policy holds: see first that it lets through what it should.',
  translations: {
    'zh-Hans': {
      title: '网络策略未选中任何 Pod',
      remediation: '更正 `podSelector` 中的标签。更正后策略即生效，请先确认它放行了应放行的流量。',
    },
  },
  kinds: ['networking.k8s.io/NetworkPolicy', 'extensions/NetworkPolicy'],
  judge,
})

function judge({ object, namespace, name }: Member, estate: Estate): readonly (Violation | NotKnown)[] {
  const selector = object.at('spec', 'podSelector')
  if (selector.raw === undefined || isEmptySelector(selector)) return []
  if (selectedPods(estate, namespace, selector).length > 0) return []
  const message = `network policy ${name} selects no pod of namespace ${namespace}`
  return [absent(estate, { path: selector.path, message, edit: undefined })]
}
