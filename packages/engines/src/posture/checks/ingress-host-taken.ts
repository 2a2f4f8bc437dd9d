import type { Estate, Member, NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { estateObjectCheck } from '../check.ts'

export const check = estateObjectCheck({
  id: 'ingress-host-taken',
  title: 'Host and path of the Ingress belong to another namespace too',
  description:
    "A host and path should be one namespace's. Where two claim them, the controller decides by age or by name, and who may write an Ingress in one namespace takes the requests of another.",
  severity: 'high',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/'],
  techniques: ['T1557'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/exposure' },
    { framework: 'pci-dss-4.0', id: '1.4.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Rollouts from one namespace to another.'],
  remediation: 'Remove one of the two, and have admission keep hosts to their namespaces.',
  translations: {
    'zh-Hans': {
      title: 'Ingress 的主机与路径同时属于另一命名空间',
      remediation: '移除其中之一，并由准入策略将主机限定在各自的命名空间。',
    },
  },
  kinds: ['networking.k8s.io/Ingress'],
  judge,
})

function judge({ object, namespace }: Member, estate: Estate): readonly (Violation | NotKnown)[] {
  const owners = estate.once(namespacesOfPlaces)
  return placesOf(object).flatMap(({ at, place }) => {
    const others = [...(owners.get(place) ?? [])].filter((owner) => owner !== namespace)
    if (others.length === 0) return []
    return [{ path: at.path, message: `${place} is claimed by namespace ${others.join(', ')} too`, edit: undefined }]
  })
}

interface Claim {
  readonly at: View
  /** Host and path, `shop.example.com/cart`. */
  readonly place: string
}

/** An Ingress without a host is told by another rule. */
function placesOf(ingress: View): readonly Claim[] {
  return ingress
    .at('spec', 'rules')
    .items()
    .flatMap((rule) => {
      const host = rule.at('host').string() ?? ''
      const paths = host === '' ? [] : rule.at('http', 'paths').items()
      return paths.map((at) => ({ at, place: `${host}${at.at('path').string() ?? '/'}` }))
    })
}

function namespacesOfPlaces(estate: Estate): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>()
  for (const { object, namespace } of estate.all('networking.k8s.io/Ingress'))
    for (const { place } of placesOf(object)) owners.set(place, (owners.get(place) ?? new Set()).add(namespace))
  return owners
}
