import { selects, selectsByLabels } from '../../lib/label-selector/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { isPlain, WORKLOAD_KINDS } from '../../lib/workload/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'selector-mismatch',
  title: 'Workload does not select the pods that it makes',
  description:
    'The selector of a workload must select the labels of its own template. Else the API server refuses it, and the old kinds that it does not check make pods without end.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: [],
  remediation:
    'Give the template the labels that the selector demands. The selector of a running workload cannot be changed: another one needs a workload made anew.',
  translations: {
    'zh-Hans': {
      title: '工作负载选不中自己创建的 Pod',
      remediation: '为模板加上选择算符要求的标签。运行中工作负载的选择算符不可修改：要更换只能重建工作负载。',
    },
  },
  kinds: [...WORKLOAD_KINDS, 'batch/Job', 'batch/CronJob'],
  judge,
})

function judge(workload: View): readonly Violation[] {
  const isCron = workload.at('kind').string() === 'CronJob'
  const spec = isCron ? workload.at('spec', 'jobTemplate', 'spec') : workload.at('spec')
  const selector = spec.at('selector')
  const template = spec.at('template')
  if (selector.raw === undefined || template.raw === undefined) return []
  const labels = template.at('metadata', 'labels')
  const isSelected = isPlain(workload) ? selectsByLabels(selector, labels) : selects(selector, labels)
  if (isSelected || selector.entries().length === 0) return []
  const message = 'the selector does not select the labels of the template'
  return [{ path: selector.path, message, edit: undefined }]
}
