import { imagesOf } from '../../lib/image-reference/index.ts'
import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { housePodCheck } from '../check.ts'

export const check = housePodCheck({
  id: 'image-registry-not-allowed',
  title: 'Image comes from a registry that is not allowed',
  description:
    'Where a house names the registries that it trusts (`house.registries` in the configuration), every image comes from one of them. A name without a registry is one of Docker Hub, `docker.io/library`.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/containers/images/'],
  techniques: ['T1525'],
  controls: [
    { framework: 'nsa-cisa', id: 'POD/images' },
    { framework: 'pci-dss-4.0', id: '6.3.2' },
  ],
  maturity: 'experimental',
  falsePositives: [],
  remediation: 'Copy the image to a registry that is allowed and name it there, or add the registry to the list.',
  translations: {
    'zh-Hans': {
      title: '镜像来自不被允许的镜像仓库',
      remediation: '将镜像复制到允许的镜像仓库并改用该名称，或将该仓库加入列表。',
    },
  },
  judgeIn: ({ registries }) => registries && ((pod) => judge(pod, registries)),
})

function judge(pod: Pod, registries: readonly string[]): readonly Violation[] {
  return imagesOf(pod).flatMap(({ container, at, image }) => {
    const name = qualified(image.repository)
    const isAllowed = registries.some(
      (allowed) => name === allowed || name.startsWith(`${allowed.replace(/\/$/, '')}/`),
    )
    if (isAllowed) return []
    return [{ path: at.path, message: `container "${container.name}" takes its image from ${name}`, edit: undefined }]
  })
}

/** As the distribution project completes a name: the first part is a registry only where no user's name can look like it. */
function qualified(repository: string): string {
  const [first = '', ...rest] = repository.split('/')
  const isHost = rest.length > 0 && (/[.:A-Z]/.test(first) || first === 'localhost')
  if (isHost) return repository
  return rest.length === 0 ? `docker.io/library/${repository}` : `docker.io/${repository}`
}
