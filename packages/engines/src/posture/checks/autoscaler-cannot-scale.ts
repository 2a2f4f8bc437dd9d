import { autoscalerCheck } from '../autoscaler-check.ts'

export const check = autoscalerCheck({
  id: 'autoscaler-cannot-scale',
  title: 'Autoscaler has no room to scale',
  description:
    'The greatest number of replicas of an autoscaler should be above the least. Where both are the same it does nothing, though whoever reads it takes the workload for scaled.',
  controls: [],
  falsePositives: [],
  remediation: 'Raise `maxReplicas`, or remove the autoscaler and write the number into the workload.',
  translations: {
    'zh-Hans': {
      title: '自动扩缩器没有扩缩的余地',
      remediation: '提高 `maxReplicas`，或删除该自动扩缩器并在工作负载中写明副本数。',
    },
  },
  problem: ({ min, max }) =>
    max !== undefined && max <= min ? `the autoscaler can only ever run ${max} replicas` : undefined,
  field: 'maxReplicas',
})
