import { metadataCheck } from '../metadata-check.ts'

export const check = metadataCheck({
  id: 'label-name-mismatch',
  title: 'Label app.kubernetes.io/name is not the name of the workload',
  description:
    'The label `app.kubernetes.io/name` of a workload is its own name, where a house finds one by the other.',
  controls: [],
  falsePositives: ['Charts, whose label is the name of the program and whose object is named after the release.'],
  remediation:
    'Set the label to the name. A selector that demands the old value must follow, and cannot on a running workload.',
  translations: {
    'zh-Hans': {
      title: '标签 app.kubernetes.io/name 与工作负载名称不一致',
      remediation: '将该标签设为工作负载的名称。要求旧值的选择算符须一并修改，而运行中的工作负载无法修改选择算符。',
    },
  },
  field: 'labels',
  key: 'app.kubernetes.io/name',
  isRight: (value, name) => value === name,
})
