import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'pod-without-controller',
  title: 'Pod is managed by nobody',
  description:
    'A pod should be made by a controller. One that is written by hand is gone with its node, is never updated, and does not come back.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/#pods-and-controllers'],
  techniques: [],
  controls: [{ framework: 'nsa-cisa', id: 'NET/resource-policies' }],
  maturity: 'experimental',
  falsePositives: ['Pods for a test or for debugging.'],
  remediation: 'Make it a Deployment, a StatefulSet, a DaemonSet or a Job.',
  isOptional: true,
  translations: {
    'zh-Hans': { title: 'Pod 未由任何控制器管理', remediation: '改用 Deployment、StatefulSet、DaemonSet 或 Job。' },
  },
  kinds: ['/Pod'],
  judge,
})

function judge(pod: View): readonly Violation[] {
  const metadata = pod.at('metadata')
  const isStatic = metadata.at('annotations', 'kubernetes.io/config.source').raw !== undefined
  if (isStatic || metadata.at('ownerReferences').items().length > 0) return []
  const name = metadata.at('name').string() ?? ''
  return [{ path: pod.at('kind').path, message: `pod ${name} is made by hand and does not come back`, edit: undefined }]
}
