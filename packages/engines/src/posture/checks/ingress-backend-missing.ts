import { absent, type Estate, type Member, type NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { estateObjectCheck } from '../check.ts'

export const check = estateObjectCheck({
  id: 'ingress-backend-missing',
  title: 'Ingress leads to a service or port that does not exist',
  description:
    'Every backend of an Ingress should be a port of a Service in its namespace. Where it is not, users get an error; and whoever may make a Service of that name later takes over the host name.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Services that an operator makes, or that are kept with other manifests.'],
  remediation: 'Correct the name or port of the backend, or remove the rule with its DNS record.',
  translations: {
    'zh-Hans': {
      title: 'Ingress 指向不存在的服务或端口',
      remediation: '更正后端的名称或端口，或将该规则连同其 DNS 记录一并删除。',
    },
  },
  kinds: ['networking.k8s.io/Ingress', 'extensions/Ingress'],
  judge,
})

function judge({ object, namespace }: Member, estate: Estate): readonly (Violation | NotKnown)[] {
  return backendsOf(object).flatMap((backend): readonly (Violation | NotKnown)[] => {
    const service = estate.find('/Service', namespace, backend.service)
    if (service === undefined) {
      const message = `no service ${backend.service} exists in namespace ${namespace}`
      return [absent(estate, { path: backend.path, message, edit: undefined })]
    }
    if (backend.port === undefined || hasPort(service.object, backend.port)) return []
    const message = `service ${backend.service} has no port ${backend.port}`
    return [{ path: backend.path, message, edit: undefined }]
  })
}

interface Backend {
  readonly service: string
  /** Number or name; `undefined` where none is written, or where the controller takes it from an annotation. */
  readonly port: string | number | undefined
  readonly path: View['path']
}

function backendsOf(ingress: View): readonly Backend[] {
  const spec = ingress.at('spec')
  const ofRules = spec
    .at('rules')
    .items()
    .flatMap((rule) => rule.at('http', 'paths').items())
    .map((path) => path.at('backend'))
  return [spec.at('defaultBackend'), spec.at('backend'), ...ofRules].flatMap(backendOf)
}

/** The first versions of the API wrote `serviceName` and `servicePort`. */
function backendOf(backend: View): readonly Backend[] {
  const name = [backend.at('service', 'name'), backend.at('serviceName')].find((at) => at.raw !== undefined)
  const service = name?.string() ?? ''
  const port = backend.at('service', 'port')
  const ports = [port.at('number').raw, port.at('name').raw, backend.at('servicePort').raw]
  const written = ports.find((value) => typeof value === 'string' || typeof value === 'number')
  if (service === '' || written === FROM_ANNOTATION) return []
  return [{ service, port: written, path: name?.path ?? backend.path }]
}

function hasPort(service: View, wanted: string | number): boolean {
  const isElsewhere = service.at('spec', 'type').string() === 'ExternalName'
  const ports = service.at('spec', 'ports').items()
  return isElsewhere || ports.some((port) => port.at('port').raw === wanted || port.at('name').raw === wanted)
}

/** How the AWS controller is told that an annotation says what to do. */
const FROM_ANNOTATION = 'use-annotation'
