import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'restart-policy-never',
  title: 'Container is not started again when it fails',
  description:
    'Every pod starts its containers again when they fail, by `Always` or, for work that ends, `OnFailure`. With `Never` a pod that failed stays as it is, and a job leaves one behind for each attempt.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Jobs whose failed pods are kept so that their logs can be read.'],
  remediation:
    'Set `restartPolicy: OnFailure` for a job; remove it elsewhere. What failed is then tried again in the same pod.',
  isOptional: true,
  translations: {
    'zh-Hans': {
      title: '容器失败后不会重启',
      remediation: '为 Job 设置 `restartPolicy: OnFailure`，其他情况删除该字段。失败的容器将在同一 Pod 中重试。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  const policy = pod.spec.at('restartPolicy')
  if (policy.string() !== 'Never') return []
  return [{ path: policy.path, message: 'containers of the pod are not started again when they fail', edit: undefined }]
}
