import { imagesOf, isMutableTag } from '../../lib/image-reference/index.ts'
import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'image-tag-latest',
  title: 'Container image has no tag, or the tag latest',
  description:
    'An image should be named by a version. Without a tag, or with `latest`, the same manifest runs another program tomorrow than today: nobody can tell what ran, return to it, or look it up among known vulnerabilities.',
  severity: 'medium',
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
  falsePositives: ['A base whose tag an overlay sets later: check what the overlay makes of it.'],
  remediation:
    'Name the version that was tested, best with its digest. Updates then come by a change of the manifest, by hand or by a bot.',
  translations: {
    'zh-Hans': {
      title: '容器镜像没有标签，或标签为 latest',
      remediation: '指定经过测试的版本，最好连同摘要。更新便通过修改清单进行，由人或机器人完成。',
    },
  },
  covers: ['image-not-pinned'],
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return imagesOf(pod)
    .filter(({ image }) => isMutableTag(image))
    .map(({ container, at, image }) => ({
      path: at.path,
      message: `container "${container.name}" runs ${image.repository} ${image.tag === undefined ? 'without a tag' : 'with tag latest'}`,
      edit: undefined,
    }))
}
