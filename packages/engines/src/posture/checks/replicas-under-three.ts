import { replicasCheck } from '../replicas-check.ts'

export const check = replicasCheck({
  id: 'replicas-under-three',
  title: 'Workload runs fewer than three replicas',
  description:
    'A workload that must not be away runs at least three replicas: while one is replaced and another fails, one is left.',
  controls: [],
  falsePositives: ['Most workloads do with two.'],
  remediation: 'Set `replicas` to 3 or more, spread over nodes or zones.',
  translations: {
    'zh-Hans': {
      title: '工作负载运行的副本少于三个',
      remediation: '将 `replicas` 设为 3 或更多，并分布到不同节点或可用区。',
    },
  },
  least: 3,
})
