import { absent, type Estate, type Member, type NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { estateObjectCheck } from '../check.ts'

export const check = estateObjectCheck({
  id: 'namespace-without-quota',
  title: 'Namespace has no quota',
  description:
    'A namespace that people share should have a quota: without one a single workload, by accident or on purpose, takes all that the cluster has.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/policy/resource-quotas/'],
  techniques: ['T1499', 'T1496'],
  controls: [{ framework: 'nsa-cisa', id: 'NET/resource-policies' }],
  maturity: 'experimental',
  falsePositives: ['Clusters of one team.'],
  remediation:
    'Add a ResourceQuota for processor, memory and pods. Pods over it are refused; those without requests need a LimitRange.',
  translations: {
    'zh-Hans': {
      title: '命名空间没有配额',
      remediation: '为处理器、内存和 Pod 数添加 ResourceQuota。超出者会被拒绝；没有请求的 Pod 需要 LimitRange。',
    },
  },
  kinds: ['/Namespace'],
  judge,
})

function judge({ object, name }: Member, estate: Estate): readonly (Violation | NotKnown)[] {
  if (OF_SYSTEM.has(name) || estate.all('/ResourceQuota', name).length > 0) return []
  const message = `no quota limits what namespace ${name} takes`
  return [absent(estate, { path: object.at('metadata', 'name').path, message, edit: undefined })]
}

const OF_SYSTEM: ReadonlySet<string> = new Set(['default', 'kube-node-lease', 'kube-public', 'kube-system'])
