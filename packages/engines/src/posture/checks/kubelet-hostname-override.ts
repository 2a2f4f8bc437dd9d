import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'kubelet-hostname-override',
  title: 'Kubelet goes by another name than its machine',
  description:
    'A node should be named as its machine is: its certificates are made out to that name, and logs of the machine and of the cluster are joined by it.',
  severity: 'informational',
  techniques: [],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '4.2.7' },
    { framework: 'nsa-cisa', id: 'NET/worker-nodes' },
  ],
  falsePositives: ['Clouds whose provider names nodes after their instances.'],
  remediation: 'Remove `--hostname-override`. The node registers anew under another name, and its pods move.',
  translations: {
    'zh-Hans': {
      title: 'kubelet 使用与其机器不同的名称',
      remediation: '移除 `--hostname-override`。节点将以新名称重新注册，其 Pod 会迁移。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'The node registers under another name, and what is bound to the old one moves.' },
  component: 'kubelet',
  flags: ['hostname-override'],
  isRight: (value) => value === undefined,
  right: { kind: 'unwritten' },
  section: '4.2.7',
})
