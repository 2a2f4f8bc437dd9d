import { flagCheck, lists } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-always-pull-images',
  title: 'API server lets pods use images that others have pulled',
  description:
    'In a cluster that people share, every pod should prove that it may pull its image. Without AlwaysPullImages a private image that one tenant pulled runs for all on that node.',
  severity: 'informational',
  techniques: ['T1525'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.11' },
    { framework: 'nsa-cisa', id: 'POD/images' },
  ],
  falsePositives: ['Clusters of one team; kubelets that verify pull credentials themselves.'],
  remediation:
    'Add AlwaysPullImages to `--enable-admission-plugins`. Pods do not start while the registry cannot be reached.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器允许 Pod 使用他人拉取的镜像',
      remediation: '将 AlwaysPullImages 加入 `--enable-admission-plugins`。镜像仓库不可达时 Pod 无法启动。',
    },
  },
  component: 'kube-apiserver',
  flags: ['enable-admission-plugins'],
  isRight: (value) => lists(value, 'AlwaysPullImages'),
  section: '1.2.11',
})
