import { restrictedVolumes } from '../../lib/pod-security/checks/restricted-volumes.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(restrictedVolumes, {
  title: 'Pod mounts a volume of a type that the cluster does not control',
  description:
    'A pod may mount only volumes that Kubernetes itself provides (configMap, secret, emptyDir …) and claims. Volumes that name storage directly bypass the storage classes and the rights of the cluster, and some (gitRepo) run code on the node.',
  severity: 'low',
  techniques: [],
  controls: [
    { framework: 'nsa-cisa', id: 'POD/volumes' },
    { framework: 'pci-dss-4.0', id: '2.2.4' },
  ],
  falsePositives: ['Clusters older than the CSI migration use these types for cloud disks.'],
  remediation:
    'Move the storage into a PersistentVolume and claim it. Replace gitRepo by an init container that clones.',
  translations: {
    'zh-Hans': {
      title: 'Pod 挂载了不受集群控制的卷类型',
      remediation: '把存储迁移到 PersistentVolume 并申领它。gitRepo 请改为执行克隆的初始化容器。',
    },
  },
})
