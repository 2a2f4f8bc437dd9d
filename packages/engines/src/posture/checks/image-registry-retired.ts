import type { Edit } from '@ringwall/model'
import { imagesOf } from '../../lib/image-reference/index.ts'
import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'image-registry-retired',
  title: 'Image comes from a registry that nobody keeps',
  description:
    'Images should come from where they are still released. The old registries of Kubernetes, `k8s.gcr.io` and those of Google before it, have had no new image since April 2023: no fix reaches them, and one day they are gone.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/'],
  techniques: [],
  controls: [
    { framework: 'nsa-cisa', id: 'UPG/patching' },
    { framework: 'pci-dss-4.0', id: '6.3.3' },
  ],
  maturity: 'experimental',
  falsePositives: [],
  remediation: 'Take the image from `registry.k8s.io`, by a version that is still maintained.',
  translations: {
    'zh-Hans': {
      title: '镜像来自无人维护的镜像仓库',
      remediation: '改从 `registry.k8s.io` 获取镜像，并使用仍在维护的版本。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'Nodes whose firewall lets them reach the old registry alone cannot pull the image.',
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return imagesOf(pod).flatMap(({ container, at, image }): readonly Violation[] => {
    const old = RETIRED.find((registry) => image.repository.startsWith(`${registry}/`))
    if (old === undefined) return []
    const message = `container "${container.name}" takes its image from ${old}, which is frozen`
    return [{ path: at.path, message, edit: moved(at, old) }]
  })
}

/** `registry.k8s.io` serves the same images as `k8s.gcr.io`, under the same paths; not all that were at Google before. */
function moved(at: View, old: string): Edit | undefined {
  if (old !== 'k8s.gcr.io') return undefined
  return { kind: 'set', path: at.path, value: (at.string() ?? '').replace(old, 'registry.k8s.io') }
}

const RETIRED = ['k8s.gcr.io', 'gcr.io/google_containers', 'gcr.io/google-containers']
