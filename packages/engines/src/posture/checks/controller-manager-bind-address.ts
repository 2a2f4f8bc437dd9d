import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'controller-manager-bind-address',
  title: 'Controller manager listens on more than the loopback address',
  description:
    'The controller manager should listen on the loopback address alone: its port answers health and metrics, and nothing outside the node needs it.',
  severity: 'low',
  techniques: ['T1133'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.3.7' },
    { framework: 'nsa-cisa', id: 'NET/control-plane' },
    { framework: 'pci-dss-4.0', id: '2.2.1' },
  ],
  falsePositives: ['Clusters whose monitoring reads its metrics over the network, with authorization.'],
  remediation: 'Set `--bind-address=127.0.0.1`. Monitoring that reads its metrics from outside stops.',
  translations: {
    'zh-Hans': {
      title: '控制器管理器监听回环地址以外的地址',
      remediation: '设置 `--bind-address=127.0.0.1`。从外部读取其指标的监控将停止。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Monitoring that reads metrics from outside the node is cut off.' },
  component: 'kube-controller-manager',
  flags: ['bind-address'],
  isRight: isLoopback,
  right: { kind: 'value', value: '127.0.0.1' },
  section: '1.3.7',
})

/** Without the flag it listens on every address. */
function isLoopback(value: string | undefined): boolean {
  return value === 'localhost' || value === '::1' || value?.startsWith('127.') === true
}
