import { absent, type Estate, type MemberPod, type NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { estatePodCheck } from '../check.ts'

export const check = estatePodCheck({
  id: 'service-account-missing',
  title: 'Pod runs as a service account that does not exist',
  description:
    'The service account that a pod names must exist in its namespace: without it the pod is never created. And whoever may make service accounts decides later what the pod may do.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Service accounts that an operator makes, or that are kept with other manifests.'],
  remediation: 'Add the service account beside the workload, or correct its name or the namespace.',
  translations: {
    'zh-Hans': {
      title: 'Pod 使用的服务账号不存在',
      remediation: '在工作负载旁添加该服务账号，或更正其名称或命名空间。',
    },
  },
  judge,
})

function judge({ pod, namespace }: MemberPod, estate: Estate): readonly (Violation | NotKnown)[] {
  const fields = ['serviceAccountName', 'serviceAccount'].map((field) => pod.spec.at(field))
  const field = fields.find((at) => (at.string() ?? '') !== '')
  const name = field?.string() ?? 'default'
  if (field === undefined || name === 'default' || estate.find('/ServiceAccount', namespace, name) !== undefined)
    return []
  const message = `no service account ${name} exists in namespace ${namespace}`
  return [absent(estate, { path: field.path, message, edit: undefined })]
}
