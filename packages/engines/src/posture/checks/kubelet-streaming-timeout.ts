import type { View } from '../../lib/view/index.ts'
import { settingCheck } from '../setting-check.ts'

export const check = settingCheck({
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
  kind: 'kubelet.config.k8s.io/KubeletConfiguration',
  setting: ['streamingConnectionIdleTimeout'],
  isRight: isTimed,
  section: '4.2.5',
  reference: 'https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/',
})

/** Any duration but none at all. */
function isTimed(timeout: View): boolean {
  const text = timeout.raw === 0 ? '0' : timeout.string()
  return text === undefined || /[1-9]/.test(text)
}
