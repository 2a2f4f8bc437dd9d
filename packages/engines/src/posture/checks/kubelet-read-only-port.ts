import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'kubelet-read-only-port',
  title: 'Kubelet tells everybody what runs on its node',
  description:
    'The read-only port must be closed. It shows the pods of the node, with their environment, to whoever reaches it.',
  severity: 'high',
  techniques: ['T1046'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '4.2.4' },
    { framework: 'nsa-cisa', id: 'NET/worker-nodes' },
    { framework: 'pci-dss-4.0', id: '2.2.4' },
  ],
  falsePositives: [],
  remediation: 'Set `readOnlyPort: 0`, the default of the file. Old monitoring that reads it must use the secure port.',
  translations: {
    'zh-Hans': {
      title: 'kubelet 向所有人透露其节点上运行的内容',
      remediation: '设置 `readOnlyPort: 0`（配置文件的默认值）。仍读取该端口的旧监控须改用安全端口。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Old monitoring that reads the port finds it closed.' },
  component: 'kubelet',
  flags: ['read-only-port'],
  isRight: (value) => Number(value ?? 0) === 0,
  right: { kind: 'value', value: '0' },
  section: '4.2.4',
})
