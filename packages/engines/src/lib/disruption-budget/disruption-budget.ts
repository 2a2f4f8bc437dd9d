import type { View } from '../view/index.ts'

/** Kinds as checks name them. A wrong API group is judged all the same. */
export const BUDGET_KINDS: readonly string[] = ['policy/PodDisruptionBudget', '/PodDisruptionBudget']

/** How many of `replicas` a budget lets be evicted at once; `undefined` where it does not say or cannot be read. (Kubernetes, policy/v1.) */
export function allowedEvictions(budget: View, replicas: number): number | undefined {
  const spec = budget.at('spec')
  const unavailable = countOf(spec.at('maxUnavailable').raw, replicas)
  const available = countOf(spec.at('minAvailable').raw, replicas)
  const allowed = [unavailable, available === undefined ? undefined : Math.max(0, replicas - available)]
  const known = allowed.filter((count) => count !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}

/** A number, or a share of all, which Kubernetes rounds up. */
function countOf(value: unknown, replicas: number): number | undefined {
  if (typeof value === 'number') return value
  const percent = typeof value === 'string' ? /^(\d{1,3})%$/.exec(value)?.[1] : undefined
  return percent === undefined ? undefined : Math.ceil((Number(percent) * replicas) / 100)
}
