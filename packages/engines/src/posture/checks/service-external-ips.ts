import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'service-external-ips',
  title: 'Service claims addresses outside the cluster',
  description:
    'No Service may name external IPs. The nodes send all traffic for such an address to the pods of the Service, also what was meant for somebody else: who may create a Service reads the traffic of others.',
  severity: 'high',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#external-ips',
    'https://nvd.nist.gov/vuln/detail/CVE-2020-8554',
  ],
  techniques: ['T1557'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/exposure' },
    { framework: 'pci-dss-4.0', id: '1.4.1' },
  ],
  maturity: 'experimental',
  falsePositives: [],
  remediation:
    'Remove `externalIPs`; use a load balancer, an Ingress or a Gateway. Switch on the admission plugin DenyServiceExternalIPs.',
  translations: {
    'zh-Hans': {
      title: 'Service 占用了集群之外的地址',
      remediation: '移除 `externalIPs`，改用负载均衡器、Ingress 或 Gateway，并启用准入插件 DenyServiceExternalIPs。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Clients that use the address no longer reach the Service.' },
  kinds: ['/Service'],
  judge,
})

function judge(service: View): readonly Violation[] {
  return service
    .at('spec', 'externalIPs')
    .items()
    .map((address) => ({
      path: address.path,
      message: `service claims the address ${String(address.raw)}`,
      edit: { kind: 'remove', path: address.path },
    }))
}
