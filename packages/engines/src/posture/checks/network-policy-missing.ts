import { absent, type Estate, type MemberPod, type NotKnown } from '../../lib/estate/index.ts'
import { directionsOf } from '../../lib/network-policy/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
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
  if (directionsOf(pod, estate).size > 0) return []
  const { path } = pod.pod.metadata.at('labels')
  const message = `no network policy selects the pods of ${pod.object.at('kind').string() ?? 'this object'} ${pod.name}`
  return [absent(estate, { path, message, edit: undefined })]
}
