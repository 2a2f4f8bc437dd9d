import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'controller-manager-pod-garbage',
  title: 'Controller manager never removes pods that have ended',
  description:
    'Pods that have ended should be removed at some number: without end they fill etcd. Without the flag it is 12,500.',
  severity: 'informational',
  techniques: ['T1499'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.3.1' },
    { framework: 'nsa-cisa', id: 'NET/resource-policies' },
  ],
  falsePositives: [],
  remediation: 'Set `--terminated-pod-gc-threshold` to a number over 0.',
  translations: {
    'zh-Hans': {
      title: '控制器管理器从不清除已结束的 Pod',
      remediation: '将 `--terminated-pod-gc-threshold` 设为大于 0 的数。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Pods that have ended and are looked at later are removed once there are 12,500.' },
  component: 'kube-controller-manager',
  flags: ['terminated-pod-gc-threshold'],
  isRight: (value) => value === undefined || Number(value) > 0,
  right: { kind: 'unwritten' },
  section: '1.3.1',
})
