import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'gateway-routes-from-everywhere',
  title: 'Gateway takes routes from every namespace',
  description:
    'A listener should say which namespaces may add routes to it. With `from: All` whoever may write a route in any namespace answers for host names of others, with the certificate of the gateway.',
  severity: 'medium',
  standard: undefined,
  references: ['https://gateway-api.sigs.k8s.io/guides/multiple-ns/'],
  techniques: ['T1557'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/exposure' },
    { framework: 'pci-dss-4.0', id: '1.4.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Clusters of one team; listeners whose host name belongs to one namespace by admission.'],
  remediation:
    'Set `from: Selector` with a label that only administrators set, or `from: Same`. Routes of other namespaces are no longer taken.',
  translations: {
    'zh-Hans': {
      title: 'Gateway 接受来自所有命名空间的路由',
      remediation:
        '设置 `from: Selector` 并选用仅管理员可设置的标签，或设置 `from: Same`。其他命名空间的路由将不再被接受。',
    },
  },
  kinds: ['gateway.networking.k8s.io/Gateway'],
  judge,
})

function judge(gateway: View): readonly Violation[] {
  return gateway
    .at('spec', 'listeners')
    .items()
    .map((listener) => ({
      name: listener.at('name').string() ?? '',
      from: listener.at('allowedRoutes', 'namespaces', 'from'),
    }))
    .filter(({ from }) => from.string() === 'All')
    .map(({ name, from }) => ({
      path: from.path,
      message: `listener ${name} takes routes from every namespace`,
      edit: undefined,
    }))
}
