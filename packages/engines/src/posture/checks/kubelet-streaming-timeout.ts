import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'kubelet-streaming-timeout',
  title: 'Kubelet never ends idle connections into containers',
  description: 'Connections of exec, attach and port-forward should end when they are idle; 0 keeps them for ever.',
  severity: 'low',
  techniques: ['T1499'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '4.2.5' },
    { framework: 'nsa-cisa', id: 'NET/worker-nodes' },
    { framework: 'pci-dss-4.0', id: '8.2.8' },
  ],
  falsePositives: [],
  remediation: 'Remove `streamingConnectionIdleTimeout`, or name a time.',
  translations: {
    'zh-Hans': {
      title: 'kubelet 从不结束通往容器的空闲连接',
      remediation: '移除 `streamingConnectionIdleTimeout`，或设为具体时长。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Connections into containers that are idle for four hours end.' },
  component: 'kubelet',
  flags: ['streaming-connection-idle-timeout'],
  isRight: isTimed,
  right: { kind: 'unwritten' },
  section: '4.2.5',
})

/** Any duration but none at all. */
function isTimed(value: string | undefined): boolean {
  return value === undefined || /[1-9]/.test(value)
}
