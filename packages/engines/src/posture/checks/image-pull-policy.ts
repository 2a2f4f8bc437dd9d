import { imagesOf, isFloatingTag } from '../../lib/image-reference/index.ts'
import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'image-pull-policy',
  title: 'Image without a fixed version is not pulled anew',
  description:
    'Where the tag of an image names no version, as `latest` and `stable`, or is left out, `imagePullPolicy` should be `Always`. Else each node runs whatever it happened to pull first, so that pods of one workload differ, and it does so without asking the registry whether the pod may have the image.',
  severity: 'low',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
    'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwayspullimages',
  ],
  techniques: [],
  controls: [{ framework: 'nsa-cisa', id: 'POD/images' }],
  maturity: 'experimental',
  falsePositives: ["Images built on the node itself, as on a developer's machine."],
  remediation:
    'Name a version or digest; then the policy matters little. Or remove `imagePullPolicy`: for such images the default is `Always`.',
  translations: {
    'zh-Hans': {
      title: '版本不固定的镜像不会重新拉取',
      remediation: '指定版本或摘要，拉取策略就不再重要；或移除 `imagePullPolicy`：这类镜像的默认值就是 `Always`。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop:
      'Pods do not start while the registry cannot be reached or where the image is only on the node, and the image that is pulled may be a newer one.',
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return imagesOf(pod)
    .filter(({ image }) => isFloatingTag(image))
    .map(({ container }) => ({ name: container.name, policy: container.view.at('imagePullPolicy') }))
    .filter(({ policy }) => (policy.string() ?? 'Always') !== 'Always')
    .map(({ name, policy }) => ({
      path: policy.path,
      message: `container "${name}" takes whatever image the node already has (${String(policy.raw)})`,
      edit: { kind: 'set', path: policy.path, value: 'Always' },
    }))
}
