import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { WORKLOAD_KINDS } from '../../lib/workload/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'keys-not-sorted',
  title: 'Keys of a map are not in the order of the alphabet',
  description:
    'Every map of a manifest has its keys in the order of the alphabet, so that two people write the same thing the same way and a difference shows what changed.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Houses that write `apiVersion`, `kind`, `metadata`, `spec` and names first, as most do.'],
  remediation: 'Sort the keys. Nothing that runs depends on their order.',
  isOptional: true,
  translations: {
    'zh-Hans': { title: '映射中的键未按字母顺序排列', remediation: '对键排序即可，运行中的一切都不依赖其顺序。' },
  },
  kinds: [
    ...WORKLOAD_KINDS,
    ...['ConfigMap', 'Pod', 'Service', 'ServiceAccount'].map((kind) => `/${kind}`),
    ...['Job', 'CronJob'].map((kind) => `batch/${kind}`),
    ...['Ingress', 'NetworkPolicy'].map((kind) => `networking.k8s.io/${kind}`),
    'autoscaling/HorizontalPodAutoscaler',
    'policy/PodDisruptionBudget',
  ],
  judge,
})

/** Secrets are left out: what is told is quoted. */
function judge(object: View): readonly Violation[] {
  const raw = object.raw
  if (Array.isArray(raw)) return object.items().flatMap(judge)
  if (typeof raw !== 'object' || raw === null) return []
  const entries = object.entries()
  const keys = entries.map(([key]) => key)
  const below = entries.flatMap(([, value]) => judge(value))
  // A program holds keys that are numbers first, in whatever order they are written.
  if (keys.some((key) => NUMBER.test(key)) || isSorted(keys)) return below
  const order = keys.toSorted(byCode).slice(0, MAX_SHOWN).join(', ')
  const rest = keys.length > MAX_SHOWN ? ', …' : ''
  return [{ path: object.path, message: `keys in order are ${order}${rest}`, edit: undefined }, ...below]
}

function isSorted(keys: readonly string[]): boolean {
  return keys.every((key, i) => i === 0 || byCode(keys[i - 1] ?? '', key) <= 0)
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const NUMBER = /^\d+$/
const MAX_SHOWN = 10
