import { allowedEvictions, BUDGET_KINDS } from '../../lib/disruption-budget/index.ts'
import type { Estate, Member, MemberPod } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { minReplicasOf, scalersOf, selectedPods } from '../../lib/workload/index.ts'
import { estateObjectCheck } from '../check.ts'

export const check = estateObjectCheck({
  id: 'disruption-budget-blocks-eviction',
  title: 'Disruption budget lets no pod be evicted',
  description:
    'A pod disruption budget must leave at least one pod that may be evicted. One that leaves none stops every drain of a node: upgrades and security fixes of the nodes wait, or are forced through without regard to the budget.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Workloads whose pods people move by hand.'],
  remediation:
    'Set `maxUnavailable` to 1 or more, or run more replicas than `minAvailable` demands. Then a drain may evict a pod.',
  translations: {
    'zh-Hans': {
      title: '干扰预算不允许驱逐任何 Pod',
      remediation:
        '将 `maxUnavailable` 设为 1 或更多，或让副本数多于 `minAvailable` 的要求。此后排空节点时可驱逐 Pod。',
    },
  },
  kinds: BUDGET_KINDS,
  judge,
})

function judge({ object, namespace }: Member, estate: Estate): readonly Violation[] {
  const spec = object.at('spec')
  const field = ['minAvailable', 'maxUnavailable'].map((name) => spec.at(name)).find((at) => at.raw !== undefined)
  if (field === undefined) return []
  // With ever so many replicas none may go: no workload need be known.
  if (allowedEvictions(object, MANY) === 0)
    return [{ path: field.path, message: 'the budget lets no pod be evicted', edit: undefined }]
  return selectedPods(estate, namespace, spec.at('selector')).flatMap((workload): readonly Violation[] => {
    const replicas = leastReplicas(workload, estate)
    if (replicas === undefined || allowedEvictions(object, replicas) !== 0) return []
    const name = `${workload.object.at('kind').string() ?? 'workload'} ${workload.name}`
    const message = `the budget lets none of the ${replicas} replicas of ${name} be evicted`
    return [{ path: field.path, message, edit: undefined }]
  })
}

/** Replicas in quiet hours; `undefined` where the workload is switched off, or of a kind that has none. */
function leastReplicas(workload: MemberPod, estate: Estate): number | undefined {
  const [scaler] = scalersOf(estate, workload)
  const at = workload.object.at('spec', 'replicas')
  const written = SCALABLE.test(workload.kind) ? (at.raw === undefined ? 1 : at.number()) : undefined
  const least = scaler === undefined ? written : minReplicasOf(scaler.object)
  return least === 0 ? undefined : least
}

const MANY = 1000
const SCALABLE = /\/(?:Deployment|StatefulSet|ReplicaSet|ReplicationController|DeploymentConfig)$/
