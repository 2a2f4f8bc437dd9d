import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'git-repo-volume',
  title: 'Pod has a volume of the retired kind gitRepo',
  description:
    'No pod may have a gitRepo volume. The node clones the repository as root, so that who writes the repository can run code on the node; Kubernetes gave the kind up for it.',
  severity: 'high',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/concepts/storage/volumes/#gitrepo',
    'https://nvd.nist.gov/vuln/detail/CVE-2024-10220',
  ],
  techniques: ['T1611'],
  controls: [{ framework: 'nsa-cisa', id: 'POD/volumes' }],
  maturity: 'experimental',
  falsePositives: [],
  remediation: 'Clone in an init container into an `emptyDir`, or put the files into the image.',
  translations: {
    'zh-Hans': {
      title: 'Pod 使用了已弃用的 gitRepo 类型卷',
      remediation: '在初始化容器中把仓库克隆到 `emptyDir`，或将文件放入镜像。',
    },
  },
  covers: ['pss-restricted-volumes'],
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return pod.spec
    .at('volumes')
    .items()
    .map((volume) => ({ name: volume.at('name').string() ?? '', at: volume.at('gitRepo') }))
    .filter(({ at }) => at.raw !== undefined)
    .map(({ name, at }) => ({
      path: at.path,
      message: `volume "${name}" has the node clone a git repository as root`,
      edit: undefined,
    }))
}
