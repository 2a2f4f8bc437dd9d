import type { Estate, MemberPod, NotKnown } from '../../lib/estate/index.ts'
import { exposureOf } from '../../lib/exposure/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { estatePodCheck } from '../check.ts'

export const check = estatePodCheck({
  id: 'workload-exposed',
  title: 'Workload is reached from outside the cluster',
  description:
    'Whatever is reached from outside should be meant to be. A Service of type LoadBalancer or NodePort, an Ingress, a route of a Gateway or of Istio opens the pods behind it; this rule lists them, so that nothing is open that nobody knows of.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/services-networking/'],
  techniques: ['T1190'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/exposure' },
    { framework: 'pci-dss-4.0', id: '1.4.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Workloads that serve the public; load balancers of an inner network.'],
  remediation:
    'Where nobody outside needs it, make the Service ClusterIP or remove the route. Those who used it are cut off.',
  isOptional: true,
  translations: {
    'zh-Hans': {
      title: '工作负载可从集群外部访问',
      remediation: '若外部无人需要，将 Service 改为 ClusterIP 或移除路由。原有使用者将被切断。',
    },
  },
  judge,
})

function judge(pod: MemberPod, estate: Estate): readonly (Violation | NotKnown)[] {
  const ways = [...new Set(exposureOf(pod, estate).map(({ by }) => by))]
  if (ways.length === 0) return []
  return [{ path: pod.pod.metadata.path, message: `opened by ${ways.join(', ')}`, edit: undefined }]
}
