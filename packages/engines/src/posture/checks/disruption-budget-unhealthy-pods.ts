import { BUDGET_KINDS } from '../../lib/disruption-budget/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'disruption-budget-unhealthy-pods',
  title: 'Disruption budget does not say what becomes of unhealthy pods',
  description:
    'A pod disruption budget says by `unhealthyPodEvictionPolicy` whether pods that are not ready may be evicted. Where it does not, they may not while too few others are ready, and one broken release stops every drain of a node.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: [],
  remediation:
    'Set `unhealthyPodEvictionPolicy: AlwaysAllow`; or `IfHealthyBudget`, the default, where a pod that is not ready may still be at work.',
  isOptional: true,
  fix: {
    safety: 'unsafe',
    mayStop:
      'Nothing that runs: nodes are drained although pods are not ready, which may take the last copy of what is still coming up.',
  },
  translations: {
    'zh-Hans': {
      title: '干扰预算未说明如何处理不健康的 Pod',
      remediation:
        '设置 `unhealthyPodEvictionPolicy: AlwaysAllow`；若未就绪的 Pod 可能仍在工作，则写明默认值 `IfHealthyBudget`。',
    },
  },
  kinds: BUDGET_KINDS,
  judge,
})

function judge(budget: View): readonly Violation[] {
  const policy = budget.at('spec', 'unhealthyPodEvictionPolicy')
  if (policy.raw !== undefined) return []
  const message = 'the budget does not say whether pods that are not ready may be evicted'
  return [{ path: policy.path, message, edit: { kind: 'set', path: policy.path, value: 'AlwaysAllow' } }]
}
