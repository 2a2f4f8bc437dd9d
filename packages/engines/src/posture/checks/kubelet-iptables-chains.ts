import { flagCheck, saysFalse } from '../flag-check.ts'

export const check = flagCheck({
  id: 'kubelet-iptables-chains',
  title: 'Kubelet does not keep its packet filter chains',
  description:
    'The kubelet should keep the chains that Kubernetes relies on. Left to people, they drift from what services and policies need.',
  severity: 'low',
  techniques: ['T1562.004'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '4.2.6' },
    { framework: 'nsa-cisa', id: 'NET/worker-nodes' },
  ],
  falsePositives: ['Clusters whose network plugin does without them.'],
  remediation: 'Remove `makeIPTablesUtilChains: false`.',
  translations: {
    'zh-Hans': { title: 'kubelet 不维护其数据包过滤链', remediation: '移除 `makeIPTablesUtilChains: false`。' },
  },
  fix: { safety: 'unsafe', mayStop: 'Rules that people wrote into the chains of Kubernetes are overwritten.' },
  component: 'kubelet',
  flags: ['make-iptables-util-chains'],
  isRight: (value) => !saysFalse(value),
  right: { kind: 'unwritten' },
  section: '4.2.6',
})
