import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'kubelet-event-rate',
  title: 'Kubelet writes events without limit',
  description:
    'The kubelet should write events at a limited rate: 0 lifts the limit, and one bad pod floods the API server.',
  severity: 'informational',
  techniques: ['T1499'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '4.2.8' },
    { framework: 'nsa-cisa', id: 'LOG/nodes-and-containers' },
    { framework: 'pci-dss-4.0', id: '10.2.1' },
  ],
  falsePositives: [],
  remediation: 'Remove `eventRecordQPS`, or name a rate over 0.',
  translations: {
    'zh-Hans': { title: 'kubelet 写入事件没有限制', remediation: '移除 `eventRecordQPS`，或设为大于 0 的速率。' },
  },
  fix: { safety: 'unsafe', mayStop: 'Events above the default rate are dropped.' },
  component: 'kubelet',
  flags: ['event-qps'],
  isRight: (value) => Number(value ?? 50) > 0,
  right: { kind: 'unwritten' },
  section: '4.2.8',
})
