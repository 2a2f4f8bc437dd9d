import { absent, type Estate, type MemberPod, type NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { estatePodCheck } from '../check.ts'

export const check = estatePodCheck({
  id: 'priority-class-missing',
  title: 'Pod names a priority class that does not exist',
  description:
    'The priority class that a pod names must exist in the cluster: without it the pod is refused. Two classes exist by themselves, `system-node-critical` and `system-cluster-critical`.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Priority classes that are kept with the cluster and not with the workloads.'],
  remediation: 'Add the PriorityClass, or correct its name.',
  translations: {
    'zh-Hans': { title: 'Pod 引用的优先级类不存在', remediation: '添加该 PriorityClass，或更正其名称。' },
  },
  judge,
})

function judge({ pod }: MemberPod, estate: Estate): readonly (Violation | NotKnown)[] {
  const at = pod.spec.at('priorityClassName')
  const name = at.string() ?? ''
  if (name === '' || BUILT_IN.has(name)) return []
  if (estate.find('scheduling.k8s.io/PriorityClass', '-', name) !== undefined) return []
  return [absent(estate, { path: at.path, message: `no priority class ${name} exists`, edit: undefined })]
}

const BUILT_IN: ReadonlySet<string> = new Set(['system-node-critical', 'system-cluster-critical'])
