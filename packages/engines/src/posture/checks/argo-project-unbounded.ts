import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'argo-project-unbounded',
  title: 'Project of Argo CD has no bounds',
  description:
    'A project of Argo CD should say what its Applications may deploy, from where and to where. A star for all kinds of the cluster makes who writes to a repository administrator of the cluster; a star for all namespaces of all clusters, or for all repositories, lets one team deploy what and where it likes.',
  severity: 'medium',
  standard: undefined,
  references: ['https://argo-cd.readthedocs.io/en/stable/user-guide/projects/'],
  techniques: ['T1098'],
  controls: [
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  maturity: 'experimental',
  falsePositives: ['The project of those who run the cluster.'],
  remediation:
    'Name repositories, namespaces and kinds; leave `clusterResourceWhitelist` empty for teams. What is not named is no longer deployed.',
  translations: {
    'zh-Hans': {
      title: 'Argo CD 的项目没有边界',
      remediation: '列明代码仓库、命名空间与类型；对团队保持 `clusterResourceWhitelist` 为空。未列明者将不再部署。',
    },
  },
  kinds: ['argoproj.io/AppProject'],
  judge,
})

function judge(project: View): readonly Violation[] {
  const spec = project.at('spec')
  return [
    ...starred(spec.at('clusterResourceWhitelist'), isEveryKind, 'project may deploy every kind of the cluster'),
    ...starred(spec.at('destinations'), isEverywhere, 'project may deploy to every namespace of every cluster'),
    ...starred(spec.at('sourceRepos'), isStar, 'project may deploy from every repository'),
  ]
}

function starred(list: View, isUnbounded: (item: View) => boolean, message: string): readonly Violation[] {
  return list
    .items()
    .filter(isUnbounded)
    .map(({ path }) => ({ path, message, edit: undefined }))
}

function isEveryKind(item: View): boolean {
  return isStar(item.at('group')) && isStar(item.at('kind'))
}

function isEverywhere(item: View): boolean {
  const cluster = item.at('server').raw === undefined ? item.at('name') : item.at('server')
  return isStar(item.at('namespace')) && isStar(cluster)
}

function isStar(text: View): boolean {
  return text.string() === '*'
}
