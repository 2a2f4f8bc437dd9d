import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'kubelet-authorization-always-allow',
  title: 'Kubelet allows every request',
  description:
    'A kubelet must ask the API server whether a request is allowed. Otherwise every credential of the cluster runs commands in every container of the node.',
  severity: 'critical',
  techniques: ['T1078'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '4.2.2' },
    { framework: 'nsa-cisa', id: 'NET/worker-nodes' },
    { framework: 'pci-dss-4.0', id: '7.3.3' },
  ],
  falsePositives: [],
  remediation: 'Set `authorization.mode: Webhook`, the default of the file.',
  translations: {
    'zh-Hans': {
      title: 'kubelet 允许所有请求',
      remediation: '设置 `authorization.mode: Webhook`（配置文件的默认值）。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Whoever uses the kubelet with a credential that no role allows it is refused.' },
  component: 'kubelet',
  flags: ['authorization-mode'],
  isRight: (value) => value !== 'AlwaysAllow',
  right: { kind: 'value', value: 'Webhook' },
  section: '4.2.2',
})
