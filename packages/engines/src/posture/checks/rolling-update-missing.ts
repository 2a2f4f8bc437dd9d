import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'rolling-update-missing',
  title: 'Workload is away while it is updated',
  description:
    'A workload replaces its pods one after the other, by the strategy `RollingUpdate`. `Recreate` ends all of them before the first new one starts, and any other word is refused.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Programs of which two may never run, as those with a volume that one pod mounts.'],
  remediation:
    'Remove the strategy: `RollingUpdate` is the default. Old and new version then run side by side for a while.',
  isOptional: true,
  translations: {
    'zh-Hans': {
      title: '工作负载在更新期间不可用',
      remediation: '删除更新策略：默认即为 `RollingUpdate` 滚动更新。此后新旧版本会短时间并存。',
    },
  },
  kinds: ['apps/Deployment', 'extensions/Deployment', 'apps.openshift.io/DeploymentConfig'],
  judge,
})

function judge(workload: View): readonly Violation[] {
  const type = workload.at('spec', 'strategy', 'type')
  const name = type.string() ?? 'RollingUpdate'
  if (ROLLING.has(name)) return []
  return [
    { path: type.path, message: `the workload is updated by ${name}, not one pod after the other`, edit: undefined },
  ]
}

/** OpenShift calls it `Rolling`. */
const ROLLING: ReadonlySet<string> = new Set(['RollingUpdate', 'Rolling'])
