import { flagCheck, saysTrue } from '../flag-check.ts'

export const check = flagCheck({
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
  fix: { safety: 'unsafe', mayStop: 'Whoever read the kubelet without a credential is refused.' },
  component: 'kubelet',
  flags: ['anonymous-auth'],
  isRight: (value) => !saysTrue(value),
  right: { kind: 'value', value: 'false' },
  section: '4.2.1',
})
