import { settingCheck } from '../setting-check.ts'

export const check = settingCheck({
  id: 'kubelet-anonymous-auth',
  title: 'Kubelet lets in anonymous requests',
  description:
    'A kubelet may not answer who shows no credential: with its API one runs commands in every container of the node.',
  severity: 'critical',
  techniques: ['T1133'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '4.2.1' },
    { framework: 'nsa-cisa', id: 'NET/worker-nodes' },
    { framework: 'pci-dss-4.0', id: '8.3.1' },
  ],
  falsePositives: [],
  remediation:
    'Set `authentication.anonymous.enabled: false`, the default of the file. Whoever read the kubelet without a credential stops.',
  translations: {
    'zh-Hans': {
      title: 'kubelet 放行匿名请求',
      remediation:
        '设置 `authentication.anonymous.enabled: false`（配置文件的默认值）。未带凭据读取 kubelet 的程序将停止工作。',
    },
  },
  kind: 'kubelet.config.k8s.io/KubeletConfiguration',
  setting: ['authentication', 'anonymous', 'enabled'],
  isRight: (enabled) => enabled.boolean() !== true,
  section: '4.2.1',
  reference: 'https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/',
})
