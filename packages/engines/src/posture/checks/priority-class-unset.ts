import { absentFieldCheck } from '../absent-field-check.ts'

export const check = absentFieldCheck({
  id: 'priority-class-unset',
  title: 'Pod names no priority class',
  description:
    'Every pod names its priority class. Then it is decided, and not left to chance, which pods wait and which are evicted when nodes are full.',
  references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/'],
  controls: [],
  falsePositives: ['Clusters with a default class, or with room for all.'],
  remediation: 'Set `priorityClassName`. A high class evicts pods of lower ones.',
  translations: {
    'zh-Hans': {
      title: 'Pod 未指定优先级类',
      remediation: '设置 `priorityClassName`。高优先级会驱逐低优先级的 Pod。',
    },
  },
  fields: [['priorityClassName']],
  message: 'pod names no priority class',
})
