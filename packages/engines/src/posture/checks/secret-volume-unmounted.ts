import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'secret-volume-unmounted',
  title: 'Pod takes a secret that no container mounts',
  description:
    'A secret that a pod names as a volume should be mounted by a container. One that none mounts is copied to the node for nothing, where root of the node reads it.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/configuration/secret/'],
  techniques: ['T1552.007'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/secrets' },
    { framework: 'pci-dss-4.0', id: '7.2.5' },
  ],
  maturity: 'experimental',
  falsePositives: [],
  remediation: 'Remove the volume, or mount it where it is needed.',
  translations: {
    'zh-Hans': { title: 'Pod 引用了没有任何容器挂载的 Secret', remediation: '移除该卷，或在需要之处挂载。' },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  const mounted = new Set(
    pod.containers.flatMap(({ view }) =>
      [...view.at('volumeMounts').items(), ...view.at('volumeDevices').items()].map((mount) =>
        mount.at('name').string(),
      ),
    ),
  )
  return pod.spec
    .at('volumes')
    .items()
    .filter((volume) => volume.at('secret').raw !== undefined && !mounted.has(volume.at('name').string()))
    .map((volume) => ({
      path: volume.path,
      message: `no container mounts volume ${volume.at('name').string() ?? 'without a name'}, which holds a secret`,
      edit: undefined,
    }))
}
