import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'argo-application-default-project',
  title: 'Application of Argo CD is in the default project',
  description:
    'Each Application should be in a project made for it. As it is installed, the project `default` allows any repository, any cluster and any kind of object: an Application in it may put whatever is in its repository wherever Argo CD reaches.',
  severity: 'medium',
  standard: undefined,
  references: ['https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#the-default-project'],
  techniques: ['T1098'],
  controls: [
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  maturity: 'experimental',
  falsePositives: ['Clusters where the project `default` was narrowed, which its own manifest shows.'],
  remediation:
    'Make an AppProject that names the repositories, namespaces and kinds, and name it in `spec.project`. What it does not name is no longer deployed.',
  translations: {
    'zh-Hans': {
      title: 'Argo CD 的 Application 位于默认项目中',
      remediation: '创建列明代码仓库、命名空间与类型的 AppProject，并在 `spec.project` 中引用。未列明者将不再部署。',
    },
  },
  kinds: ['argoproj.io/Application'],
  judge,
})

function judge(application: View): readonly Violation[] {
  const project = application.at('spec', 'project')
  const isDefault = project.raw === undefined || ['', 'default'].includes(project.string() ?? '-')
  return isDefault ? [{ path: project.path, message: 'application is in the project default', edit: undefined }] : []
}
