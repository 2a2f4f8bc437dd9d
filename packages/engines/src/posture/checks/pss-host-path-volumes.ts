import { hostPathVolumes } from '../../lib/pod-security/checks/host-path-volumes.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(hostPathVolumes, {
  title: 'Pod mounts a path of its node',
  description:
    'A pod must not mount files of its node. Through a writable path it can change the node or take it over (a container runtime socket, /etc, kubelet directories); through a readable one it can take credentials of other pods.',
  severity: 'high',
  techniques: ['T1611', 'T1552.001'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.11' },
    { framework: 'nsa-cisa', id: 'POD/host-paths' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
    { framework: 'pci-dss-4.0', id: '7.2.5' },
  ],
  falsePositives: [
    'Log collectors, storage drivers and node agents read node paths by design; mount the narrowest path, read-only.',
  ],
  remediation:
    'Use an emptyDir, a ConfigMap, or a PersistentVolumeClaim. A node agent that must read the node should mount one directory, with `readOnly: true`.',
  translations: {
    'zh-Hans': {
      title: 'Pod 挂载了其节点的路径',
      remediation:
        '改用 emptyDir、ConfigMap 或 PersistentVolumeClaim。必须读取节点的代理应只挂载一个目录，并设 `readOnly: true`。',
    },
  },
})
