import { metadataCheck } from '../metadata-check.ts'

export const check = metadataCheck({
  id: 'label-owner-missing',
  title: 'Workload names no owner',
  description: 'Every workload says by its label `owner` who answers for it, so that a finding finds its reader.',
  controls: [],
  falsePositives: ['Houses that keep owners by namespace or in a catalogue.'],
  remediation: 'Add the label to the workload. Nothing that runs depends on it.',
  translations: {
    'zh-Hans': { title: '工作负载未注明负责人', remediation: '为工作负载添加该标签，运行中的一切都不依赖它。' },
  },
  field: 'labels',
  key: 'owner',
  isRight: (owner) => owner !== '',
})
