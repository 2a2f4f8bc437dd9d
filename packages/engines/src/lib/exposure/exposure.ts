import type { Estate, Member, MemberPod } from '../estate/index.ts'
import type { View } from '../view/index.ts'
import { podsWithLabels } from '../workload/index.ts'

/** A way by which a pod is reached from outside its cluster. */
export interface Exposure {
  /** What opens it, as a person names it: `ingress web`, `service web (LoadBalancer)`. */
  readonly by: string
  readonly service: Member
}

/** How a pod is reached from outside, by the objects that were given; what was not given may open it all the same. */
export function exposureOf(pod: MemberPod, estate: Estate): readonly Exposure[] {
  return estate.once(exposures).get(keyOf(pod)) ?? []
}

function keyOf({ kind, namespace, name }: Member): string {
  return `${kind} ${namespace} ${name}`
}

function exposures(estate: Estate): ReadonlyMap<string, readonly Exposure[]> {
  const found = new Map<string, Exposure[]>()
  for (const exposure of [...byService(estate), ...byRoute(estate)]) {
    const { object, namespace } = exposure.service
    for (const pod of podsWithLabels(estate, namespace, object.at('spec', 'selector'))) {
      const known = found.get(keyOf(pod))
      if (known === undefined) found.set(keyOf(pod), [exposure])
      else known.push(exposure)
    }
  }
  return found
}

function byService(estate: Estate): readonly Exposure[] {
  return estate.all('/Service').flatMap((service) => {
    const type = service.object.at('spec', 'type').string() ?? 'ClusterIP'
    return OPEN_TYPES.has(type) ? [{ by: `service ${service.name} (${type})`, service }] : []
  })
}

function byRoute(estate: Estate): readonly Exposure[] {
  return ROUTES.flatMap(({ kind, backends }) =>
    estate.all(kind).flatMap((route) =>
      backends(route).flatMap(({ name, namespace }) => {
        const service = estate.find('/Service', namespace, name)
        return service === undefined ? [] : [{ by: `${spoken(kind)} ${route.name}`, service }]
      }),
    ),
  )
}

function spoken(kind: string): string {
  return kind.slice(kind.indexOf('/') + 1)
}

interface Backend {
  readonly name: string
  readonly namespace: string
}

function ofIngress({ object, namespace }: Member): readonly Backend[] {
  const spec = object.at('spec')
  const paths = spec
    .at('rules')
    .items()
    .flatMap((rule) => rule.at('http', 'paths').items())
  const all = [spec.at('defaultBackend'), spec.at('backend'), ...paths.map((path) => path.at('backend'))]
  return all.flatMap((backend) => {
    const name = backend.at('service', 'name').string() ?? backend.at('serviceName').string()
    return name === undefined ? [] : [{ name, namespace }]
  })
}

function ofGatewayRoute({ object, namespace }: Member): readonly Backend[] {
  if (object.at('spec', 'parentRefs').items().length === 0) return []
  return object
    .at('spec', 'rules')
    .items()
    .flatMap((rule) => rule.at('backendRefs').items())
    .flatMap((backend) => {
      const name = backend.at('name').string()
      const isService = (backend.at('kind').string() ?? 'Service') === 'Service'
      return name === undefined || !isService
        ? []
        : [{ name, namespace: backend.at('namespace').string() ?? namespace }]
    })
}

/** Of Istio: a route of the mesh alone, which names no gateway, opens nothing. */
function ofVirtualService({ object, namespace }: Member): readonly Backend[] {
  const gateways = object
    .at('spec', 'gateways')
    .items()
    .map((gateway) => gateway.string())
  if (!gateways.some((gateway) => gateway !== undefined && gateway !== 'mesh')) return []
  return ['http', 'tcp', 'tls']
    .flatMap((protocol) => object.at('spec', protocol).items())
    .flatMap((rule) => rule.at('route').items())
    .flatMap((route) => hostOf(route.at('destination', 'host'), namespace))
}

/** `web`, `web.shop`, `web.shop.svc.cluster.local`. */
function hostOf(host: View, namespace: string): readonly Backend[] {
  const [name, place] = (host.string() ?? '').split('.')
  return name === undefined || name === '' ? [] : [{ name, namespace: place ?? namespace }]
}

const OPEN_TYPES: ReadonlySet<string> = new Set(['LoadBalancer', 'NodePort'])
const GATEWAY_ROUTES = ['GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute']
const ROUTES: readonly { readonly kind: string; readonly backends: (route: Member) => readonly Backend[] }[] = [
  { kind: 'networking.k8s.io/Ingress', backends: ofIngress },
  { kind: 'extensions/Ingress', backends: ofIngress },
  ...GATEWAY_ROUTES.map((kind) => ({ kind: `gateway.networking.k8s.io/${kind}`, backends: ofGatewayRoute })),
  { kind: 'networking.istio.io/VirtualService', backends: ofVirtualService },
]
