import { imagesOf, isPinned } from '../../lib/image-reference/index.ts'
import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'image-not-pinned',
  title: 'Container image is not named by its digest',
  description:
    'An image named by its digest is the one that was tested, whatever happens in the registry. A tag can be moved to another image by whoever may write to the repository.',
  severity: 'informational',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    'https://kubernetes.io/docs/concepts/containers/images/#updating-images',
  ],
  techniques: ['T1525'],
  controls: [
    { framework: 'nsa-cisa', id: 'POD/images' },
    { framework: 'pci-dss-4.0', id: '6.3.2' },
  ],
  maturity: 'experimental',
  falsePositives: [],
  remediation:
    'Append the digest: `name:1.2@sha256:…`. The tag stays for readers; a bot that updates both keeps it current.',
  translations: {
    'zh-Hans': {
      title: '容器镜像未用摘要指定',
      remediation: '追加摘要：`name:1.2@sha256:…`。标签留给读者看；由机器人同时更新两者以保持最新。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return imagesOf(pod)
    .filter(({ image }) => !isPinned(image))
    .map(({ container, at, image }) => ({
      path: at.path,
      message: `container "${container.name}" names ${image.repository} without a ${image.digest === undefined ? '' : 'whole '}digest`,
      edit: undefined,
    }))
}
