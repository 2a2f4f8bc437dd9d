import type { View } from '../../lib/view/index.ts'
import { settingCheck } from '../setting-check.ts'

export const check = settingCheck({
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
  kind: 'kubeproxy.config.k8s.io/KubeProxyConfiguration',
  setting: ['metricsBindAddress'],
  isRight: isLoopback,
  section: '4.3.1',
  reference: 'https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/',
})

/** Left out, it is the loopback address. */
function isLoopback(address: View): boolean {
  const text = address.string() ?? ''
  return text === '' || text.startsWith('127.') || text.startsWith('[::1]') || text.startsWith('localhost:')
}
