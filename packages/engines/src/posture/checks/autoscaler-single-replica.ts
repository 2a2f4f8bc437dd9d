import { autoscalerCheck } from '../autoscaler-check.ts'

export const check = autoscalerCheck({
  id: 'autoscaler-single-replica',
  title: 'Autoscaler may leave a single replica',
  description:
    'An autoscaler should leave at least two replicas, which it does only where `minReplicas` says so. With one, the workload is away in quiet hours whenever its node is drained or lost.',
  controls: [],
  falsePositives: ['Workloads that nobody waits for.'],
  remediation: 'Set `minReplicas` to 2 or more.',
  translations: {
    'zh-Hans': { title: '自动扩缩器可能只保留一个副本', remediation: '将 `minReplicas` 设为 2 或更多。' },
  },
  problem: ({ min }) => (min === 1 ? 'the autoscaler may leave a single replica' : undefined),
  field: 'minReplicas',
})
