import { absent, type Estate, type Member, type NotKnown } from '../../lib/estate/index.ts'
import { type Labels, labelsOf, matches, type Selector, selectorOf } from '../../lib/label-selector/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { estateObjectCheck } from '../check.ts'

export const check = estateObjectCheck({
  id: 'service-monitor-selects-nothing',
  title: 'Service monitor selects no service',
  description:
    'A ServiceMonitor should select a Service, in its own namespace or in those that it names. Where it selects none, nothing is measured, and alerts on what is not measured never come.',
  severity: 'low',
  standard: undefined,
  references: ['https://prometheus-operator.dev/docs/api-reference/api/'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Services that an operator makes, or that are kept with other manifests.'],
  remediation:
    'Correct the labels in `selector`, which are those of the Service and not of its pods, or name the namespaces.',
  translations: {
    'zh-Hans': {
      title: 'ServiceMonitor 未选中任何服务',
      remediation: '更正 `selector` 中的标签（应为 Service 的标签而非其 Pod 的标签），或写明命名空间。',
    },
  },
  kinds: ['monitoring.coreos.com/ServiceMonitor'],
  judge,
})

function judge({ object, namespace }: Member, estate: Estate): readonly (Violation | NotKnown)[] {
  const at = object.at('spec', 'selector')
  const selector: Selector = selectorOf(at) ?? { labels: [], expressions: [] }
  const where = object.at('spec', 'namespaceSelector')
  const names = where.at('matchNames').items()
  const services = estate.once(labelsByNamespace)
  const namespaces = names.length > 0 ? names.map((name) => name.string() ?? '') : [namespace]
  const candidates =
    where.at('any').boolean() === true
      ? [...services.values()].flat()
      : namespaces.flatMap((name) => services.get(name) ?? [])
  if (candidates.some((labels) => matches(selector, labels))) return []
  return [absent(estate, { path: at.path, message: 'the monitor selects no service', edit: undefined })]
}

function labelsByNamespace(estate: Estate): ReadonlyMap<string, readonly Labels[]> {
  const services = Map.groupBy(estate.all('/Service'), ({ namespace }) => namespace)
  return new Map(
    Array.from(services, ([namespace, members]) => [
      namespace,
      members.map(({ object }) => labelsOf(object.at('metadata', 'labels'))),
    ]),
  )
}
