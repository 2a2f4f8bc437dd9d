import { capabilityCheck } from '../capability-check.ts'

export const check = capabilityCheck({
  id: 'capability-sys-module',
  title: 'Container adds the capability SYS_MODULE',
  description:
    'No container may add SYS_MODULE. Whoever loads a kernel module runs their own code in the kernel of the node, which all containers share: there is nothing left that confines it.',
  severity: 'critical',
  techniques: ['T1611', 'T1547.006'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.9' },
    { framework: 'nsa-cisa', id: 'POD/capabilities' },
    { framework: 'pci-dss-4.0', id: '2.2.4' },
  ],
  falsePositives: [],
  remediation:
    'Remove it, and have the node load its modules as it starts. A network plugin that only wants to be sure of a module finds it loaded.',
  translations: {
    'zh-Hans': {
      title: '容器添加了 SYS_MODULE 能力',
      remediation: '移除该能力，让节点在启动时加载所需模块。只想确认模块存在的网络插件会发现它已加载。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'The container can load no kernel modules; what needs them fails unless the node loads them.',
  },
  capabilities: new Map([['SYS_MODULE', 'load code into the kernel of the node']]),
})
