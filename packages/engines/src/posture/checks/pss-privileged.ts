import { privileged } from '../../lib/pod-security/checks/privileged.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(privileged, {
  title: 'Container is privileged',
  description:
    'No container may be privileged. A privileged container has every capability, every device and no confinement: root in it is root on the node, and from there everything that runs on the node.',
  severity: 'critical',
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.2' },
    { framework: 'nsa-cisa', id: 'POD/privileged' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
    { framework: 'pci-dss-4.0', id: '7.2.5' },
  ],
  falsePositives: [
    'A few node agents (network plugins, GPU drivers) cannot do without; keep them in a namespace of their own.',
  ],
  remediation:
    'Remove `privileged`. Where the program needs one thing of it, add that capability or device alone; to set a kernel parameter, set it on the node.',
  translations: {
    'zh-Hans': {
      title: '容器以特权模式运行',
      remediation: '移除 `privileged`。若程序只需其中一项，请单独添加该能力或设备；内核参数应在节点上设置。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Everything that needs devices, mounts or settings of the node fails.' },
})
