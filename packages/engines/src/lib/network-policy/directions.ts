import type { Estate, Member, MemberPod } from '../estate/index.ts'
import { labelsOf, matches, type Selector, selectorOf } from '../label-selector/index.ts'
import type { View } from '../view/index.ts'

export type Direction = 'ingress' | 'egress'

/**
 * The directions in which the network policies that were given hold a pod to what they name; empty where none selects it.
 * Those of Kubernetes and of Cilium. Cost: the policies of its namespace and of the cluster.
 */
export function directionsOf(pod: MemberPod, estate: Estate): ReadonlySet<Direction> {
  const { ofNamespace, ofCluster } = estate.once(policies)
  const labels = labelsOf(pod.pod.metadata.at('labels'))
  const selecting = [...(ofNamespace.get(pod.namespace) ?? []), ...ofCluster].filter(({ selector }) =>
    matches(selector, labels),
  )
  return new Set(selecting.flatMap(({ directions }) => directions))
}

interface Policy {
  readonly selector: Selector | undefined
  readonly directions: readonly Direction[]
}

interface Policies {
  readonly ofNamespace: ReadonlyMap<string, readonly Policy[]>
  readonly ofCluster: readonly Policy[]
}

function policies(estate: Estate): Policies {
  const ofNamespace = new Map<string, Policy[]>()
  const add = ({ namespace }: Member, policy: Policy): void => {
    ofNamespace.set(namespace, [...(ofNamespace.get(namespace) ?? []), policy])
  }
  for (const member of estate.all('networking.k8s.io/NetworkPolicy')) add(member, plain(member.object.at('spec')))
  for (const member of estate.all('cilium.io/CiliumNetworkPolicy'))
    for (const policy of ofCilium(member.object)) add(member, policy)
  const clusterwide = estate.all('cilium.io/CiliumClusterwideNetworkPolicy')
  return { ofNamespace, ofCluster: clusterwide.flatMap(({ object }) => ofCilium(object)) }
}

/** Without `policyTypes` a policy is about what comes in, and about what goes out where it has rules for that. */
function plain(spec: View): Policy {
  const selector = selectorOf(spec.at('podSelector'))
  const types = spec.at('policyTypes')
  const written = types.items().map((type) => type.string()?.toLowerCase())
  const assumed = spec.at('egress').items().length > 0 ? ALL : (['ingress'] as const)
  return { selector, directions: types.raw === undefined ? assumed : ALL.filter((each) => written.includes(each)) }
}

/** Of Cilium: one in `spec`, several in `specs`; labels may say that they are those of Kubernetes. */
function ofCilium(policy: View): readonly Policy[] {
  return [policy.at('spec'), ...policy.at('specs').items()].map((spec) => ({
    selector: withoutSource(selectorOf(spec.at('endpointSelector'))),
    directions: ALL.filter((each) => isLimited(spec, each)),
  }))
}

/** A direction without a rule is not limited. (Cilium, Layer 3 policies, default deny.) */
function isLimited(spec: View, direction: Direction): boolean {
  const rules = [...spec.at(direction).items(), ...spec.at(`${direction}Deny`).items()]
  return rules.length > 0 && spec.at('enableDefaultDeny', direction).boolean() !== false
}

function withoutSource(selector: Selector | undefined): Selector | undefined {
  return (
    selector && {
      ...selector,
      labels: selector.labels.map(([key, value]) => [key.replace(SOURCE, ''), value] as const),
    }
  )
}

const ALL: readonly Direction[] = ['ingress', 'egress']
const SOURCE = /^(?:k8s|any):/
