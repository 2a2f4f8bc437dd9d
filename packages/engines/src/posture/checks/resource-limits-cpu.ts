import { resourcesOf } from '../../lib/container-resources/index.ts'
import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'resource-limits-cpu',
  title: 'Container has no processor limit',
  description:
    'A container that says how much processor time it may use at most cannot slow down its neighbours. Many rightly leave it out and rely on requests, since a limit also slows down a container while the node is idle.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  techniques: [],
  controls: [{ framework: 'nsa-cisa', id: 'NET/resource-policies' }],
  maturity: 'experimental',
  falsePositives: ['Clusters that rely on requests alone, or on a LimitRange.'],
  remediation:
    'Set `resources.limits.cpu` where neighbours do not trust each other; elsewhere a request is enough. A limit that is too low makes the program slow and its probes fail.',
  translations: {
    'zh-Hans': {
      title: '容器没有处理器限制',
      remediation:
        '在邻居互不信任之处设置 `resources.limits.cpu`；其他情况下设置请求即可。过低的限制会使程序变慢、探针失败。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  if (pod.spec.at('resources', 'limits', 'cpu').raw !== undefined) return []
  return resourcesOf(pod)
    .map(({ name, resources }) => ({ name, limit: resources.at('limits', 'cpu') }))
    .filter(({ limit }) => limit.raw === undefined)
    .map(({ name, limit }) => ({
      path: limit.path,
      message: `container "${name}" has no processor limit`,
      edit: undefined,
    }))
}
