import { windowsHostProcess } from '../../lib/pod-security/checks/windows-host-process.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(windowsHostProcess, {
  title: 'Windows container runs as a process of its node',
  description:
    'No container may run as a process of its Windows node. It would have the rights of the account it runs as on the node itself, SYSTEM in most cases.',
  severity: 'high',
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.10' },
    { framework: 'nsa-cisa', id: 'POD/privileged' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  falsePositives: ['Network plugins and node agents for Windows run this way by design.'],
  remediation:
    'Remove `hostProcess`. What has to run on the node belongs to the image of the node, or in a namespace of its own.',
  translations: {
    'zh-Hans': {
      title: 'Windows 容器作为其节点的进程运行',
      remediation: '移除 `hostProcess`。必须在节点上运行的内容应放入节点镜像，或放在独立的命名空间中。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'The container no longer runs on the node itself, and what it did there fails.' },
})
