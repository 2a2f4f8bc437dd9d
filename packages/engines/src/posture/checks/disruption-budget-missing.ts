import { BUDGET_KINDS } from '../../lib/disruption-budget/index.ts'
import { absent, type Estate, type Member, type NotKnown } from '../../lib/estate/index.ts'
import { labelsOf, matches, type Selector, selectorOf } from '../../lib/label-selector/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { podLabels, REPLICATED_KINDS } from '../../lib/workload/index.ts'
import { estateObjectCheck } from '../check.ts'

export const check = estateObjectCheck({
  id: 'disruption-budget-missing',
  title: 'Workload has no disruption budget',
  description:
    'A workload of several replicas has a pod disruption budget. Without, whoever drains nodes may evict all of them at once.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Workloads that may be away for a while.'],
  remediation:
    'Add a PodDisruptionBudget that selects the pods, with `maxUnavailable: 1`. Drains then wait until an evicted pod runs elsewhere.',
  isOptional: true,
  translations: {
    'zh-Hans': {
      title: '工作负载没有干扰预算',
      remediation:
        '添加选中这些 Pod 的 PodDisruptionBudget，设置 `maxUnavailable: 1`。排空节点时会等待被驱逐的 Pod 在别处运行。',
    },
  },
  kinds: REPLICATED_KINDS,
  judge,
})

function judge({ object, pod, namespace, name }: Member, estate: Estate): readonly (Violation | NotKnown)[] {
  // A budget for a single replica would stop every drain; where no number is written, an autoscaler or a person decides.
  const replicas = object.at('spec', 'replicas').number()
  if (pod === undefined || replicas === 0 || replicas === 1) return []
  const labels = podLabels({ object, pod })
  const known = labelsOf(labels)
  const selectors = estate.once(selectorsByNamespace).get(namespace) ?? []
  if (selectors.some((selector) => matches(selector, known))) return []
  const message = `no disruption budget selects the pods of ${name}`
  return [absent(estate, { path: labels.path, message, edit: undefined })]
}

function selectorsByNamespace(estate: Estate): ReadonlyMap<string, readonly (Selector | undefined)[]> {
  const budgets = BUDGET_KINDS.flatMap((kind) => estate.all(kind))
  const grouped = Map.groupBy(budgets, ({ namespace }) => namespace)
  return new Map(
    Array.from(grouped, ([namespace, members]) => [
      namespace,
      members.map(({ object }) => selectorOf(object.at('spec', 'selector'))),
    ]),
  )
}
