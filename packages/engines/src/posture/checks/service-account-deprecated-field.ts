import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'service-account-deprecated-field',
  title: 'Pod names its service account by a field that is deprecated',
  description:
    'A pod names its service account by `serviceAccountName`. The API server still reads `serviceAccount`, but tools and policies that look at the one field alone take such a pod for one of the default account.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Manifests that were read from a cluster carry both fields.'],
  remediation: 'Rename the field to `serviceAccountName`. Nothing else changes.',
  translations: {
    'zh-Hans': {
      title: 'Pod 用已弃用的字段指定服务账号',
      remediation: '将该字段改名为 `serviceAccountName`，其他一切不变。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  const old = pod.spec.at('serviceAccount')
  const name = old.string() ?? ''
  // The API server itself writes both, alike.
  if (name === '' || pod.spec.at('serviceAccountName').string() === name) return []
  return [{ path: old.path, message: `the deprecated field serviceAccount names ${name}`, edit: undefined }]
}
