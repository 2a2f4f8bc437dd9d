import { absent, type Estate, type Member, type NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { podsWithLabels } from '../../lib/workload/index.ts'
import { estateObjectCheck } from '../check.ts'

export const check = estateObjectCheck({
  id: 'service-without-endpoints',
  title: 'Service selects no pod',
  description:
    'The selector of a Service should select the pods of a workload in its namespace. Where it selects none, clients cannot connect; and the first pod that somebody gives these labels is sent their requests.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Pods that an operator makes, or that are kept with other manifests.'],
  remediation: 'Correct the selector or the labels of the pod template, or remove the Service.',
  translations: {
    'zh-Hans': {
      title: 'Service 未选中任何 Pod',
      remediation: '更正选择算符或 Pod 模板的标签，或删除该 Service。',
    },
  },
  kinds: ['/Service'],
  judge,
})

function judge({ object, namespace, name }: Member, estate: Estate): readonly (Violation | NotKnown)[] {
  const selector = object.at('spec', 'selector')
  // Without a selector the endpoints are written by hand.
  const isByHand = selector.entries().length === 0 || object.at('spec', 'type').string() === 'ExternalName'
  if (isByHand || podsWithLabels(estate, namespace, selector).length > 0) return []
  const message = `no pod of namespace ${namespace} has the labels that service ${name} selects`
  return [absent(estate, { path: selector.path, message, edit: undefined })]
}
