import { replicasCheck } from '../replicas-check.ts'

export const check = replicasCheck({
  id: 'replicas-single',
  title: 'Workload runs as a single replica',
  description:
    'A workload that others wait for runs at least two replicas. One is away whenever its node is drained or lost.',
  controls: [],
  falsePositives: ['Programs that may run only once, such as some controllers and databases.'],
  remediation:
    'Set `replicas` to 2 or more. A program that keeps state in its memory or on one volume must be made for it.',
  translations: {
    'zh-Hans': {
      title: '工作负载只运行单个副本',
      remediation: '将 `replicas` 设为 2 或更多。在内存或单一卷中保存状态的程序须先为此改造。',
    },
  },
  least: 2,
})
