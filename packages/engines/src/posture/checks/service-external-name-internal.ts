import { containsAddress } from '../../lib/network-policy/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'service-external-name-internal',
  title: 'Service is a name for what its users should not reach',
  description:
    'A Service of type ExternalName should name a host outside the cluster. As a name for the loopback address, for the credentials of the cloud or for the API server, it leads proxies and ingress controllers, which reach more than those who call them, to where callers may not go.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#externalname'],
  techniques: ['T1090', 'T1552.005'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/exposure' },
    { framework: 'pci-dss-4.0', id: '1.4.1' },
  ],
  maturity: 'experimental',
  falsePositives: [],
  remediation:
    'Name the host outside, or make a Service with a selector for pods of the cluster. Who uses the old name must change.',
  translations: {
    'zh-Hans': {
      title: '服务名称指向其用户不应访问的目标',
      remediation: '写明集群外部的主机，或为集群内的 Pod 建立带选择算符的 Service。使用旧名称者必须更改。',
    },
  },
  kinds: ['/Service'],
  judge,
})

function judge(service: View): readonly Violation[] {
  const name = service.at('spec', 'externalName')
  if (service.at('spec', 'type').string() !== 'ExternalName') return []
  const host = (name.string() ?? '').toLowerCase().replace(/\.$/, '')
  const isInternal = INTERNAL.has(host) || BLOCKS.some((block) => containsAddress(block, host))
  return isInternal ? [{ path: name.path, message: `service is a name for ${host}`, edit: undefined }] : []
}

/** The loopback interface, what is local to a link, where clouds hand out credentials, and "this host". */
const BLOCKS = ['127.0.0.0/8', '169.254.0.0/16', '0.0.0.0/32']
const INTERNAL: ReadonlySet<string> = new Set([
  'localhost',
  'localhost.localdomain',
  'ip6-localhost',
  '::1',
  'metadata.google.internal',
  'instance-data.ec2.internal',
  'kubernetes.default.svc',
  'kubernetes.default.svc.cluster.local',
])
