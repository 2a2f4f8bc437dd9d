import { flagCheck, saysFalse } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-profiling',
  title: 'API server offers profiling',
  description: 'Profiling should be off. Its pages tell how the server works inside and cost it time.',
  severity: 'low',
  techniques: ['T1082'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.15' },
    { framework: 'nsa-cisa', id: 'NET/control-plane' },
    { framework: 'pci-dss-4.0', id: '2.2.4' },
  ],
  falsePositives: ['While a problem of speed is looked into.'],
  remediation: 'Set `--profiling=false`.',
  translations: { 'zh-Hans': { title: 'API 服务器开放性能分析', remediation: '设置 `--profiling=false`。' } },
  fix: { safety: 'unsafe', mayStop: 'Who profiles the component while it runs finds nothing there.' },
  component: 'kube-apiserver',
  flags: ['profiling'],
  isRight: saysFalse,
  right: { kind: 'value', value: 'false' },
  section: '1.2.15',
})
