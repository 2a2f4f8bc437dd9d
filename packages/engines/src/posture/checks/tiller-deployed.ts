import { imagesOf } from '../../lib/image-reference/index.ts'
import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'tiller-deployed',
  title: 'Helm 2 with its server Tiller is installed',
  description:
    'Tiller, the server of Helm 2, takes orders from whoever reaches its port, mostly as cluster-admin. It was given up in 2020.',
  severity: 'critical',
  standard: undefined,
  references: ['https://helm.sh/docs/faq/changes_since_helm2/'],
  techniques: ['T1078', 'T1190'],
  controls: [
    { framework: 'nsa-cisa', id: 'AUTH/authentication' },
    { framework: 'pci-dss-4.0', id: '2.2.4' },
  ],
  maturity: 'experimental',
  falsePositives: [],
  remediation: 'Move the releases to Helm 3 or later and remove Tiller, its service account and binding.',
  translations: {
    'zh-Hans': {
      title: '安装了 Helm 2 及其服务端 Tiller',
      remediation: '将发布迁移到 Helm 3 或更高版本，并移除 Tiller 及其服务账号与绑定。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return imagesOf(pod)
    .filter(({ image }) => TILLER.test(image.repository))
    .map(({ container, at }) => ({
      path: at.path,
      message: `container "${container.name}" is Tiller`,
      edit: undefined,
    }))
}

const TILLER = /(?:^|\/)tiller$/
