import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'service-load-balancer-open',
  title: 'Load balancer lets everybody in',
  description:
    'A Service of type LoadBalancer should say whose addresses may reach it, unless it serves the public. Without source ranges, or with one that is every address, it is open to the world.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/'],
  techniques: ['T1190'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/exposure' },
    { framework: 'pci-dss-4.0', id: '1.4.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Services for the public; load balancers of an inner network.'],
  remediation:
    'Set `loadBalancerSourceRanges`, or make the load balancer an inner one by the annotation of the cloud. Others are cut off.',
  translations: {
    'zh-Hans': {
      title: '负载均衡器放行所有来源',
      remediation: '设置 `loadBalancerSourceRanges`，或用云厂商的注解将其设为内部负载均衡器。其他来源将被切断。',
    },
  },
  kinds: ['/Service'],
  judge,
})

function judge(service: View): readonly Violation[] {
  const type = service.at('spec', 'type')
  if (type.string() !== 'LoadBalancer' || isInternal(service)) return []
  const ranges = service.at('spec', 'loadBalancerSourceRanges')
  const open = ranges.items().find((range) => EVERYBODY.has(range.string() ?? ''))
  if (open === undefined && ranges.items().length > 0) return []
  return [{ path: (open ?? type).path, message: 'load balancer is open to every address', edit: undefined }]
}

function isInternal(service: View): boolean {
  return service
    .at('metadata', 'annotations')
    .entries()
    .some(
      ([key, value]) =>
        INTERNAL.test(key) && !['false', 'internet-facing', '"false"'].includes(value.string() ?? 'true'),
    )
}

const INTERNAL = /load-balancer-internal|load-balancer-scheme|load-balancer-type$|internal-load-balancer/
const EVERYBODY: ReadonlySet<string> = new Set(['0.0.0.0/0', '::/0'])
