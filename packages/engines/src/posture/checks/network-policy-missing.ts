import { absent, type Estate, type MemberPod, type NotKnown } from '../../lib/estate/index.ts'
import { labelsOf, matches, type Selector, selectorOf } from '../../lib/label-selector/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { estatePodCheck } from '../check.ts'

export const check = estatePodCheck({
  id: 'network-policy-missing',
  title: 'Pod is selected by no network policy',
  description:
    'Every pod should be selected by a network policy. A pod that none selects takes connections from every pod of the cluster and may open them to everywhere: who breaks into one reaches all.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/'],
  techniques: ['T1046'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.3.2' },
    { framework: 'nsa-cisa', id: 'NET/network-policies' },
    { framework: 'pci-dss-4.0', id: '1.3.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Clusters whose policies are of another kind than those we know.'],
  remediation:
    'Write a network policy that selects the pod and names its peers; begin with one for the namespace that denies all. Traffic that nobody named stops.',
  translations: {
    'zh-Hans': {
      title: 'Pod 未被任何网络策略选中',
      remediation:
        '编写选中该 Pod 并列出其通信对端的网络策略；可先为命名空间创建一条默认拒绝的策略。未列出的流量将被阻断。',
    },
  },
  judge,
})

function judge(pod: MemberPod, estate: Estate): readonly (Violation | NotKnown)[] {
  // A pod on the network of its node is out of reach of policies: another rule speaks of that.
  if (pod.pod.spec.at('hostNetwork').boolean() === true) return []
  const labels = pod.pod.metadata.at('labels')
  const known = labelsOf(labels)
  const { ofNamespace, ofCluster } = estate.once(policySelectors)
  const selectors = [...(ofNamespace.get(pod.namespace) ?? []), ...ofCluster]
  if (selectors.some((selector) => matches(selector, known))) return []
  const message = `no network policy selects the pods of ${pod.object.at('kind').string() ?? 'this object'} ${pod.name}`
  return [absent(estate, { path: labels.path, message, edit: undefined })]
}

interface PolicySelectors {
  readonly ofNamespace: ReadonlyMap<string, readonly (Selector | undefined)[]>
  readonly ofCluster: readonly (Selector | undefined)[]
}

function policySelectors(estate: Estate): PolicySelectors {
  const plain = estate.all('networking.k8s.io/NetworkPolicy').map(({ namespace, object }) => ({
    namespace,
    selector: selectorOf(object.at('spec', 'podSelector')),
  }))
  const cilium = estate
    .all('cilium.io/CiliumNetworkPolicy')
    .flatMap(({ namespace, object }) => endpointSelectors(object).map((selector) => ({ namespace, selector })))
  const ofNamespace = Map.groupBy([...plain, ...cilium], ({ namespace }) => namespace)
  return {
    ofNamespace: new Map(Array.from(ofNamespace, ([name, members]) => [name, members.map(({ selector }) => selector)])),
    ofCluster: estate
      .all('cilium.io/CiliumClusterwideNetworkPolicy')
      .flatMap(({ object }) => endpointSelectors(object)),
  }
}

/** Of Cilium: one in `spec`, several in `specs`; labels may say that they are those of Kubernetes. */
function endpointSelectors(policy: View): readonly (Selector | undefined)[] {
  return [policy.at('spec'), ...policy.at('specs').items()]
    .map((spec) => selectorOf(spec.at('endpointSelector')))
    .map(
      (selector) =>
        selector && { ...selector, labels: selector.labels.map(([key, value]) => [key.replace(PREFIX, ''), value]) },
    )
}

const PREFIX = /^(?:k8s|any):/
