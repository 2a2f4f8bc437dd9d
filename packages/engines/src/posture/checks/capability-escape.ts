import { capabilityCheck } from '../capability-check.ts'

export const check = capabilityCheck({
  id: 'capability-escape',
  title: 'Container adds a capability that leads out of it',
  description:
    'A container should not add a capability by which root in it can reach the node or what other containers keep there: to trace processes, read any file by its handle, reach devices directly, load programs into the kernel, restart the machine or change its mandatory access control, or all of them at once.',
  severity: 'high',
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.9' },
    { framework: 'nsa-cisa', id: 'POD/capabilities' },
    { framework: 'pci-dss-4.0', id: '2.2.4' },
  ],
  falsePositives: ['Profilers and eBPF agents.'],
  remediation:
    'Remove it. Debug with an ephemeral container that goes away again; give a tracing agent BPF and PERFMON alone and a namespace of its own.',
  translations: {
    'zh-Hans': {
      title: '容器添加了可逃逸到容器之外的能力',
      remediation:
        '移除该能力。调试请使用用后即消失的临时容器；跟踪代理只给予 BPF 与 PERFMON，并放在独立的命名空间中。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'What the program did with the capability, such as tracing others or reading files of the node, fails.',
  },
  capabilities: new Map([
    ['ALL', 'everything that root on the node may do'],
    ['BPF', 'load programs into the kernel'],
    ['DAC_READ_SEARCH', 'read files of the node by their handles'],
    ['MAC_ADMIN', 'change mandatory access control'],
    ['SYS_BOOT', 'restart the node or load another kernel'],
    ['SYS_PTRACE', 'read and change other processes'],
    ['SYS_RAWIO', 'reach memory and devices directly'],
  ]),
})
