import { hostPathVolumes } from '../../lib/host-path/index.ts'
import type { Container, Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'host-path-writable',
  title: 'Container may write to a path of the node',
  description:
    'A container that cannot do without a path of its node should mount it read-only. What it writes there stays when the pod is gone, is read by others on the node, and may fill its disk.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/#hostpath'],
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.11' },
    { framework: 'nsa-cisa', id: 'POD/host-paths' },
  ],
  maturity: 'experimental',
  falsePositives: ['Storage and network drivers, which write to the node by design.'],
  remediation:
    'Set `readOnly: true` on the mount, or use an `emptyDir` or a persistent volume claim. Programs that write there stop.',
  fix: { safety: 'unsafe', mayStop: 'A program that writes to the mounted path fails.' },
  translations: {
    'zh-Hans': {
      title: '容器可以写入节点上的路径',
      remediation: '在挂载上设置 `readOnly: true`，或改用 `emptyDir` 或持久卷申领。向该路径写入的程序将无法工作。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  const paths = new Map(hostPathVolumes(pod).map(({ name, path }) => [name, path]))
  return paths.size === 0 ? [] : pod.containers.flatMap((container) => writable(container, paths))
}

function writable({ name: container, view }: Container, paths: ReadonlyMap<string, string>): readonly Violation[] {
  return view
    .at('volumeMounts')
    .items()
    .flatMap((mount): readonly Violation[] => {
      const path = paths.get(mount.at('name').string() ?? '')
      const readOnly = mount.at('readOnly')
      if (path === undefined || readOnly.boolean() === true) return []
      const message = `container "${container}" may write to ${path} of the node`
      return [{ path: readOnly.path, message, edit: { kind: 'set', path: readOnly.path, value: true } }]
    })
}
