import { absent, type Estate, type Member, type NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { estateObjectCheck } from '../check.ts'

export const check = estateObjectCheck({
  id: 'gateway-backend-missing',
  title: 'Route leads to a service that does not exist',
  description:
    'A route should lead to services that exist. One that leads nowhere answers with errors, and the first service that somebody makes with this name is sent its traffic.',
  severity: 'low',
  standard: undefined,
  references: ['https://gateway-api.sigs.k8s.io/reference/spec/'],
  techniques: [],
  controls: [{ framework: 'nsa-cisa', id: 'NET/exposure' }],
  maturity: 'experimental',
  falsePositives: ['Services that an operator makes, or that are kept with other manifests.'],
  remediation: 'Correct the name or the namespace of the backend, or remove the route.',
  translations: {
    'zh-Hans': { title: '路由指向不存在的服务', remediation: '更正后端的名称或命名空间，或删除该路由。' },
  },
  kinds: [
    'gateway.networking.k8s.io/GRPCRoute',
    'gateway.networking.k8s.io/HTTPRoute',
    'gateway.networking.k8s.io/TCPRoute',
    'gateway.networking.k8s.io/TLSRoute',
    'gateway.networking.k8s.io/UDPRoute',
  ],
  judge,
})

function judge({ object, namespace }: Member, estate: Estate): readonly (Violation | NotKnown)[] {
  return object
    .at('spec', 'rules')
    .items()
    .flatMap((rule) => rule.at('backendRefs').items())
    .filter(isService)
    .flatMap((backend) => {
      const name = backend.at('name').string() ?? ''
      const place = backend.at('namespace').string() ?? namespace
      if (name === '' || estate.find('/Service', place, name) !== undefined) return []
      return [
        absent(estate, {
          path: backend.path,
          message: `there is no service ${name} in namespace ${place}`,
          edit: undefined,
        }),
      ]
    })
}

/** Without a group and a kind a backend is a Service. */
function isService(backend: View): boolean {
  return (backend.at('group').string() ?? '') === '' && (backend.at('kind').string() ?? 'Service') === 'Service'
}
