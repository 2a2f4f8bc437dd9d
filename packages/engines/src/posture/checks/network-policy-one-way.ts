import { absent, type Estate, type MemberPod, type NotKnown } from '../../lib/estate/index.ts'
import { type Direction, directionsOf } from '../../lib/network-policy/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { estatePodCheck } from '../check.ts'

export const check = estatePodCheck({
  id: 'network-policy-one-way',
  title: 'Network policy leaves one direction of the pod open',
  description:
    'The policies that select a pod should say both who may connect to it and where it may connect to. A policy without `Egress` leaves the pod free to reach every address, to fetch tools and to send data away; one without `Ingress` leaves it open to every pod.',
  severity: 'low',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  ],
  techniques: ['T1048', 'T1046'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.3.2' },
    { framework: 'nsa-cisa', id: 'NET/network-policies' },
    { framework: 'pci-dss-4.0', id: '1.3.2' },
  ],
  maturity: 'experimental',
  falsePositives: ['What leaves the cluster may be held by an egress gateway or a firewall.'],
  remediation:
    'Add the other direction to `policyTypes`, with rules for the peers and for the name server on port 53. Traffic that nobody named stops.',
  translations: {
    'zh-Hans': {
      title: '网络策略放任 Pod 的一个通信方向',
      remediation: '在 `policyTypes` 中加入另一方向，并为对端以及 53 端口的域名服务器编写规则。未列出的流量将被阻断。',
    },
  },
  judge,
})

function judge(pod: MemberPod, estate: Estate): readonly (Violation | NotKnown)[] {
  if (pod.pod.spec.at('hostNetwork').boolean() === true) return []
  const limited = directionsOf(pod, estate)
  // A pod that no policy selects is told by another rule.
  if (limited.size !== 1) return []
  const open = limited.has('ingress') ? 'egress' : 'ingress'
  const message = `no network policy says ${OPEN[open]} the pods of ${pod.object.at('kind').string() ?? 'this object'} ${pod.name}`
  return [absent(estate, { path: pod.pod.metadata.at('labels').path, message, edit: undefined })]
}

const OPEN: Readonly<Record<Direction, string>> = {
  egress: 'what may be reached from',
  ingress: 'who may connect to',
}
