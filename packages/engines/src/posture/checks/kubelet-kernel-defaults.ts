import { settingCheck } from '../setting-check.ts'

export const check = settingCheck({
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
  kind: 'kubelet.config.k8s.io/KubeletConfiguration',
  setting: ['protectKernelDefaults'],
  isRight: (guards) => guards.boolean() !== false,
  reference: 'https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/',
})
