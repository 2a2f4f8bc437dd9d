import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'dns-many-queries',
  title: 'Pod asks several times for every name outside the cluster',
  description:
    'Every pod sets the DNS option `ndots` to 2 or less. With the 5 of the default each name outside the cluster is first sought in every search domain, which multiplies queries and tells the names to the search domains of the node.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Pods that call services of other namespaces by short names, and no name outside.'],
  remediation:
    'Set `dnsConfig.options` with `ndots` "2". Names such as `web.shop.svc` no longer resolve then: write `web.shop` or the full name.',
  isOptional: true,
  translations: {
    'zh-Hans': {
      title: 'Pod 对每个集群外名称都多次查询 DNS',
      remediation:
        '在 `dnsConfig.options` 中将 `ndots` 设为 "2"。此后 `web.shop.svc` 之类的名称不再能解析：请写 `web.shop` 或完整名称。',
    },
  },
  judge,
})

function judge({ spec }: Pod): readonly Violation[] {
  // On the network of its node a pod resolves names as the node does, unless it says otherwise.
  const isOfNode =
    spec.at('hostNetwork').boolean() === true && spec.at('dnsPolicy').string() !== 'ClusterFirstWithHostNet'
  if (isOfNode || OTHER_POLICIES.has(spec.at('dnsPolicy').string() ?? '')) return []
  const options = spec.at('dnsConfig', 'options')
  const ndots = options.items().find((option) => option.at('name').string() === 'ndots')
  const value = ndots?.at('value')
  const dots = value === undefined ? DEFAULT_NDOTS : Number(value.string())
  if (!(dots > MAX_NDOTS)) return []
  const message = `names with fewer than ${dots} dots are sought in every search domain first`
  return [{ path: value?.path ?? options.path, message, edit: undefined }]
}

const OTHER_POLICIES: ReadonlySet<string> = new Set(['Default', 'None'])
const DEFAULT_NDOTS = 5
const MAX_NDOTS = 2
