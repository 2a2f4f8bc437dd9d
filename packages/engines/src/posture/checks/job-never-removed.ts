import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'job-never-removed',
  title: 'Job stays in the cluster when it has ended',
  description:
    'A job that nothing owns should say by `ttlSecondsAfterFinished` when it may be removed. Else it stays with its pods and their logs until a person removes it, and a job of the same name cannot be made.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Jobs that a tool removes when it is done.'],
  remediation:
    'Set `ttlSecondsAfterFinished`, for example to 86400 for a day. Its logs are gone with it: keep them elsewhere.',
  translations: {
    'zh-Hans': {
      title: 'Job 结束后仍留在集群中',
      remediation: '设置 `ttlSecondsAfterFinished`，例如 86400 表示一天。日志会随之删除：请另行保存。',
    },
  },
  kinds: ['batch/Job'],
  judge,
})

function judge(job: View): readonly Violation[] {
  const ttl = job.at('spec', 'ttlSecondsAfterFinished')
  const metadata = job.at('metadata')
  if (ttl.raw !== undefined || metadata.at('ownerReferences').raw !== undefined) return []
  if (HOOKS.some((key) => metadata.at('annotations', key).raw !== undefined)) return []
  return [{ path: ttl.path, message: 'the job stays when it has ended', edit: undefined }]
}

/** Helm and Argo CD remove the hooks that they run. */
const HOOKS = ['helm.sh/hook', 'argocd.argoproj.io/hook']
