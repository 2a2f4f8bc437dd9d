import { resourcesOf } from '../../lib/container-resources/index.ts'
import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'resource-limits-memory',
  title: 'Container has no memory limit',
  description:
    "Every container should say how much memory it may use at most. One that does not can take all of the node's, by a leak or by an attack, and the kernel then ends processes of others.",
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  techniques: ['T1499'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/resource-policies' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  maturity: 'experimental',
  falsePositives: ['A LimitRange of the namespace may give a default.'],
  remediation:
    'Set `resources.limits.memory`, above what the container uses at its peak: above the limit it is ended. A LimitRange can give a whole namespace a default, which this check does not see.',
  translations: {
    'zh-Hans': {
      title: '容器没有内存限制',
      remediation:
        '设置 `resources.limits.memory`，高于容器的峰值用量：超过限制即被终止。LimitRange 可为整个命名空间提供默认值，本检查看不到它。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  if (pod.spec.at('resources', 'limits', 'memory').raw !== undefined) return []
  return resourcesOf(pod)
    .map(({ name, resources }) => ({ name, limit: resources.at('limits', 'memory') }))
    .filter(({ limit }) => limit.raw === undefined)
    .map(({ name, limit }) => ({
      path: limit.path,
      message: `container "${name}" has no memory limit`,
      edit: undefined,
    }))
}
