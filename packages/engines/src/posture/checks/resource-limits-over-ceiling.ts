import { resourcesOf } from '../../lib/container-resources/index.ts'
import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { parseQuantity } from '../../lib/quantity/index.ts'
import type { View } from '../../lib/view/index.ts'
import type { HouseSettings } from '../check.ts'
import { housePodCheck } from '../check.ts'

export const check = housePodCheck({
  id: 'resource-limits-over-ceiling',
  title: 'Container is allowed more than the house allows',
  description:
    'Where a house names the most that a container may use (`house.cpuCeiling`, `house.memoryCeiling` in the configuration), no limit is higher.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  techniques: ['T1496'],
  controls: [{ framework: 'nsa-cisa', id: 'NET/resource-policies' }],
  maturity: 'experimental',
  falsePositives: [],
  remediation: 'Lower the limit, or raise the ceiling for those who need it.',
  translations: {
    'zh-Hans': { title: '容器的限制高于本组织的上限', remediation: '降低该限制，或为确有需要者提高上限。' },
  },
  judgeIn: (house) =>
    house.cpuCeiling === undefined && house.memoryCeiling === undefined ? undefined : (pod) => judge(pod, house),
})

function judge(pod: Pod, { cpuCeiling, memoryCeiling }: HouseSettings): readonly Violation[] {
  return resourcesOf(pod).flatMap(({ name, resources }) => [
    ...over(resources.at('limits', 'cpu'), cpuCeiling, name),
    ...over(resources.at('limits', 'memory'), memoryCeiling, name),
  ])
}

function over(limit: View, ceiling: number | undefined, container: string): readonly Violation[] {
  const { raw } = limit
  const value = typeof raw === 'number' || typeof raw === 'string' ? parseQuantity(raw) : undefined
  if (ceiling === undefined || value === undefined || value <= ceiling) return []
  return [{ path: limit.path, message: `container "${container}" may use ${String(raw)}`, edit: undefined }]
}
