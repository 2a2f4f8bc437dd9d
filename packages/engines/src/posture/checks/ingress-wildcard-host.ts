import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'ingress-wildcard-host',
  title: 'Ingress answers for every host name',
  description:
    'A rule of an Ingress should name its host. A rule without one, or for `*`, takes the requests of every name that reaches the controller and that nobody else claims, also of names that other teams will use.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards'],
  techniques: [],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/exposure' },
    { framework: 'pci-dss-4.0', id: '1.4.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['The one Ingress that answers what no other does, with an error page.'],
  remediation: 'Name the host. Requests for other names then get the answer of the controller.',
  translations: {
    'zh-Hans': { title: 'Ingress 响应任意主机名', remediation: '指定主机名。对其他名称的请求将由控制器自行应答。' },
  },
  kinds: ['networking.k8s.io/Ingress', 'extensions/Ingress'],
  judge,
})

function judge(ingress: View): readonly Violation[] {
  return ingress
    .at('spec', 'rules')
    .items()
    .map((rule) => rule.at('host'))
    .filter((host) => ['', '*'].includes(host.string() ?? ''))
    .map((host) => ({ path: host.path, message: 'rule answers for every host name', edit: undefined }))
}
