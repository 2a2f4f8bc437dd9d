import { absentFieldCheck } from '../absent-field-check.ts'

export const check = absentFieldCheck({
  id: 'node-affinity-missing',
  title: 'Pod does not say on which nodes it runs',
  description:
    'Every pod says by node affinity or node selector on which nodes it runs, where a cluster keeps kinds of workloads apart by their nodes.',
  references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/'],
  controls: [],
  falsePositives: ['Clusters whose nodes are all alike.'],
  remediation: 'Add a `nodeSelector` or `affinity.nodeAffinity`. Where no node has the label, the pod stays pending.',
  translations: {
    'zh-Hans': {
      title: 'Pod 未说明在哪些节点上运行',
      remediation: '添加 `nodeSelector` 或 `affinity.nodeAffinity`。若没有节点带有该标签，Pod 将保持等待。',
    },
  },
  fields: [['affinity', 'nodeAffinity'], ['nodeSelector'], ['nodeName']],
  message: 'pod does not say on which nodes it runs',
})
