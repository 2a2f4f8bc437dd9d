import type { Estate, MemberPod, NotKnown } from '../../lib/estate/index.ts'
import { NEWEST, parseVersion, podSecurityEvaluator, type Violation } from '../../lib/pod-security/index.ts'
import { estatePodCheck } from '../check.ts'

export const check = estatePodCheck({
  id: 'namespace-level-violated',
  title: 'Pods break the level that their namespace enforces',
  description:
    'What runs in a namespace should reach the Pod Security level that it enforces. A workload that does not is refused when its pods are made anew: it is gone after the next restart, and nobody is told before.',
  severity: 'high',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-admission/'],
  techniques: [],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.1' },
    { framework: 'nsa-cisa', id: 'POD/enforcement' },
  ],
  maturity: 'experimental',
  falsePositives: ['Workloads that the admission plugin exempts.'],
  remediation:
    'Change the pod template to reach the level: the findings of the `pss-` rules say where. Or move the workload to a namespace that enforces less.',
  translations: {
    'zh-Hans': {
      title: 'Pod 不符合其命名空间强制的级别',
      remediation: '修改 Pod 模板以达到该级别：`pss-` 规则的结果会指出位置。或将工作负载移到强制级别较低的命名空间。',
    },
  },
  judge,
})

function judge({ pod, namespace }: MemberPod, estate: Estate): readonly (Violation | NotKnown)[] {
  const labels = estate.find('/Namespace', '-', namespace)?.object.at('metadata', 'labels')
  const level = labels?.at(`${PREFIX}enforce`).string()
  if (level !== 'baseline' && level !== 'restricted') return []
  const version = parseVersion(labels?.at(`${PREFIX}enforce-version`).string() ?? 'latest') ?? NEWEST
  const broken = podSecurityEvaluator(level, version)(pod).filter(({ violations }) => violations.length > 0)
  if (broken.length === 0) return []
  const controls = broken.map(({ check }) => check.control).join(', ')
  return [
    {
      path: pod.spec.path,
      message: `namespace ${namespace} enforces ${level} and refuses these pods: ${controls}`,
      edit: undefined,
    },
  ]
}

const PREFIX = 'pod-security.kubernetes.io/'
