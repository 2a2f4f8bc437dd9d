import { absent, type Estate, type Member, type NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { scaleTargetOf } from '../../lib/workload/index.ts'
import { estateObjectCheck } from '../check.ts'

export const check = estateObjectCheck({
  id: 'autoscaler-target-missing',
  title: 'Autoscaler scales a workload that does not exist',
  description:
    'The workload that a horizontal pod autoscaler names must exist in its namespace. Where it does not, nothing is scaled, and under load the workload that was meant is too small.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Workloads that an operator makes, or that are kept with other manifests.'],
  remediation: 'Correct kind, name and API group in `scaleTargetRef`, or remove the autoscaler.',
  translations: {
    'zh-Hans': {
      title: '自动扩缩器的目标工作负载不存在',
      remediation: '更正 `scaleTargetRef` 中的类型、名称和 API 组，或删除该自动扩缩器。',
    },
  },
  kinds: ['autoscaling/HorizontalPodAutoscaler'],
  judge,
})

function judge({ object, namespace }: Member, estate: Estate): readonly (Violation | NotKnown)[] {
  const target = scaleTargetOf(object)
  if (target === undefined || estate.find(target.kind, namespace, target.name) !== undefined) return []
  const message = `no ${target.kind.replace(/^\//, '')} ${target.name} exists in namespace ${namespace}`
  return [absent(estate, { path: object.at('spec', 'scaleTargetRef').path, message, edit: undefined })]
}
