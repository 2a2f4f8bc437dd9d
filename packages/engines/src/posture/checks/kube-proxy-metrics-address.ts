import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'kube-proxy-metrics-address',
  title: 'Metrics of kube-proxy are open to everybody',
  description:
    'The metrics of kube-proxy should be read on the loopback address alone: they tell, without asking who reads, what the node forwards.',
  severity: 'low',
  techniques: ['T1046'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '4.3.1' },
    { framework: 'nsa-cisa', id: 'NET/exposure' },
    { framework: 'pci-dss-4.0', id: '2.2.1' },
  ],
  falsePositives: ['Monitoring that reads them over the network behind a firewall.'],
  remediation:
    'Set `metricsBindAddress: 127.0.0.1:10249`, or remove it. Monitoring that reads them from outside stops.',
  translations: {
    'zh-Hans': {
      title: 'kube-proxy 的指标对所有人开放',
      remediation: '设置 `metricsBindAddress: 127.0.0.1:10249`，或移除该设置。从外部读取指标的监控将停止。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Monitoring that reads the metrics from outside the node is cut off.' },
  component: 'kube-proxy',
  flags: ['metrics-bind-address'],
  isRight: isLoopback,
  right: { kind: 'unwritten' },
  section: '4.3.1',
})

/** Left out, it is the loopback address. */
function isLoopback(value = ''): boolean {
  return value === '' || value.startsWith('127.') || value.startsWith('[::1]') || value.startsWith('localhost:')
}
