import { flagCheck, lists } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-event-rate-limit',
  title: 'API server does not limit the rate of events',
  description:
    'Events should be limited at admission: a workload that writes them without end fills etcd and slows everybody. API priority and fairness protects the server, not its storage.',
  severity: 'informational',
  techniques: ['T1499'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.9' },
    { framework: 'nsa-cisa', id: 'NET/resource-policies' },
  ],
  falsePositives: ['Clusters that keep events in an etcd of their own.'],
  remediation:
    'Add EventRateLimit to `--enable-admission-plugins`, with its limits in `--admission-control-config-file`. Events over the limit are lost.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器未限制事件的速率',
      remediation:
        '将 EventRateLimit 加入 `--enable-admission-plugins`，限额写在 `--admission-control-config-file` 中。超过限额的事件将丢失。',
    },
  },
  component: 'kube-apiserver',
  flags: ['enable-admission-plugins'],
  isRight: (value) => lists(value, 'EventRateLimit'),
  section: '1.2.9',
})
