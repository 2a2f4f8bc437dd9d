import type { MemberPod } from '../estate/index.ts'
import type { View } from '../view/index.ts'

/** The labels of the pods that a workload makes. Where its template names none, those that its own selector demands of them. */
export function podLabels({ object, pod }: Pick<MemberPod, 'object' | 'pod'>): View {
  const labels = pod.metadata.at('labels')
  if (labels.raw !== undefined || object.at('kind').string() === 'Pod') return labels
  return demandedLabels(object)
}

/** What a workload's selector demands by equality: a map of labels, which the oldest kinds write without `matchLabels`. */
export function demandedLabels(workload: View): View {
  const selector = workload.at('spec', 'selector')
  return isPlain(workload) ? selector : selector.at('matchLabels')
}

/** True for the kinds whose selector is a plain map of labels. */
export function isPlain(workload: View): boolean {
  return PLAIN.has(workload.at('kind').string() ?? '')
}

const PLAIN: ReadonlySet<string> = new Set(['ReplicationController', 'DeploymentConfig'])
