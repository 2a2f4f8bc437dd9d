import { autoscalerCheck } from '../autoscaler-check.ts'

export const check = autoscalerCheck({
  id: 'autoscaler-under-three-replicas',
  title: 'Autoscaler may leave fewer than three replicas',
  description:
    'An autoscaler of a workload that must not be away leaves at least three replicas: while one is replaced and another fails, one is left.',
  controls: [],
  falsePositives: ['Most workloads do with two.'],
  remediation: 'Set `minReplicas` to 3 or more.',
  isOptional: true,
  translations: {
    'zh-Hans': { title: '自动扩缩器可能只保留不足三个副本', remediation: '将 `minReplicas` 设为 3 或更多。' },
  },
  problem: ({ min }) => (min < 3 ? `the autoscaler may leave ${min} of at least 3 replicas` : undefined),
  field: 'minReplicas',
})
