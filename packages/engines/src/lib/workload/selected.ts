import type { Estate, MemberPod } from '../estate/index.ts'
import { type Labels, labelsOf, matches, type Selector, selectorOf } from '../label-selector/index.ts'
import type { View } from '../view/index.ts'
import { podLabels } from './labels.ts'

/** The pods and templates of a namespace that a LabelSelector selects. Cost: those that share its first label, or all where it has none. */
export function selectedPods(estate: Estate, namespace: string, selector: View): readonly MemberPod[] {
  const wanted = selectorOf(selector)
  return wanted === undefined ? [] : selected(estate, namespace, wanted)
}

/** The pods and templates of a namespace that a plain map of labels selects, as a Service's does; an empty one selects none. */
export function podsWithLabels(estate: Estate, namespace: string, labels: View): readonly MemberPod[] {
  const wanted = [...labelsOf(labels)]
  return wanted.length === 0 ? [] : selected(estate, namespace, { labels: wanted, expressions: [] })
}

function selected(estate: Estate, namespace: string, selector: Selector): readonly MemberPod[] {
  const { ofNamespace, ofLabel } = estate.once(labelledPods)
  const [first] = selector.labels
  const candidates = first === undefined ? ofNamespace.get(namespace) : ofLabel.get(placeOf(namespace, first))
  return (candidates ?? []).filter(({ labels }) => matches(selector, labels)).map(({ member }) => member)
}

interface LabelledPod {
  readonly member: MemberPod
  readonly labels: Labels
}

function labelledPods(estate: Estate) {
  const ofLabel = new Map<string, LabelledPod[]>()
  const pods = estate.pods().map((member) => ({ member, labels: labelsOf(podLabels(member)) }))
  for (const pod of pods)
    for (const label of pod.labels) {
      const place = placeOf(pod.member.namespace, label)
      const known = ofLabel.get(place)
      if (known === undefined) ofLabel.set(place, [pod])
      else known.push(pod)
    }
  return { ofNamespace: Map.groupBy(pods, ({ member }) => member.namespace), ofLabel }
}

/** No namespace and no key of a label holds a space. */
function placeOf(namespace: string, [key, value = '']: readonly [string, string | undefined]): string {
  return `${namespace} ${key} ${value}`
}
