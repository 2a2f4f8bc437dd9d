import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'writable-root-file-system',
  title: 'Container may write to its root file system',
  description:
    'A container should have a read-only root file system. Then who breaks into it can neither change its programs nor leave new ones, and what it writes is in volumes that say so.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  techniques: [],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.6.3' },
    { framework: 'nsa-cisa', id: 'POD/immutable-file-system' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  maturity: 'experimental',
  falsePositives: [],
  remediation:
    'Set `readOnlyRootFilesystem: true` and mount an `emptyDir` where the program writes, often `/tmp`. Programs that write beside themselves stop until they have such a volume.',
  translations: {
    'zh-Hans': {
      title: '容器可以写入其根文件系统',
      remediation:
        '设置 `readOnlyRootFilesystem: true`，并在程序写入之处（常为 `/tmp`）挂载 `emptyDir`。在自身旁边写文件的程序在获得这样的卷之前会停止工作。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'Programs that write beside themselves, to /tmp or to a cache without a volume fail.',
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  if (pod.isWindows) return []
  return pod.containers
    .map(({ name, securityContext }) => ({ name, at: securityContext.at('readOnlyRootFilesystem') }))
    .filter(({ at }) => at.boolean() !== true)
    .map(({ name, at }) => ({
      path: at.path,
      message: `container "${name}" may write to its root file system`,
      edit: { kind: 'set', path: at.path, value: true },
    }))
}
