import { flagCheck, saysFalse } from '../flag-check.ts'

export const check = flagCheck({
  id: 'kubelet-kernel-defaults',
  title: 'Kubelet changes kernel parameters of its node',
  description:
    'The kubelet should refuse to start where kernel parameters are not what it needs, not change them: what a node runs with should be decided where nodes are made.',
  severity: 'low',
  techniques: ['T1562'],
  controls: [{ framework: 'nsa-cisa', id: 'NET/worker-nodes' }],
  falsePositives: [],
  remediation:
    'Set `protectKernelDefaults: true` once the parameters are set on the node; the kubelet does not start where they differ.',
  translations: {
    'zh-Hans': {
      title: 'kubelet 会更改其节点的内核参数',
      remediation: '在节点上设好参数后设置 `protectKernelDefaults: true`；参数不符时 kubelet 不会启动。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'A kubelet does not start where the kernel is not set up as it needs.' },
  component: 'kubelet',
  flags: ['protect-kernel-defaults'],
  isRight: (value) => !saysFalse(value),
  right: { kind: 'value', value: 'true' },
})
