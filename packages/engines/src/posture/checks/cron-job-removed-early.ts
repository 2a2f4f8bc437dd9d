import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'cron-job-removed-early',
  title: 'Cron job says twice how long its jobs stay',
  description:
    'A cron job keeps as many ended jobs as its history limits say. Where its template sets `ttlSecondsAfterFinished` too, whichever comes first removes them, and a failure may be gone before anybody looked.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#jobs-history-limits'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Cron jobs that run often and whose jobs are large.'],
  remediation:
    'Remove `ttlSecondsAfterFinished` and set `successfulJobsHistoryLimit` and `failedJobsHistoryLimit` where 3 and 1 are not right.',
  fix: { safety: 'unsafe', mayStop: 'A tool that expects jobs to vanish sees them until the history drops them.' },
  translations: {
    'zh-Hans': {
      title: 'CronJob 重复规定了其任务的保留时间',
      remediation:
        '删除 `ttlSecondsAfterFinished`；若默认的 3 和 1 不合适，设置 `successfulJobsHistoryLimit` 和 `failedJobsHistoryLimit`。',
    },
  },
  kinds: ['batch/CronJob'],
  judge,
})

function judge(cronJob: View): readonly Violation[] {
  const ttl = cronJob.at('spec', 'jobTemplate', 'spec', 'ttlSecondsAfterFinished')
  if (ttl.raw === undefined) return []
  const message = 'ended jobs are removed by their age before the history limits say so'
  return [{ path: ttl.path, message, edit: { kind: 'remove', path: ttl.path } }]
}
