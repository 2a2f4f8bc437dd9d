import { flagCheck, saysFalse } from '../flag-check.ts'

export const check = flagCheck({
  id: 'scheduler-profiling',
  title: 'Scheduler offers profiling',
  description: 'Profiling should be off. Its pages tell how the program works inside and cost it time.',
  severity: 'low',
  techniques: ['T1082'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.4.1' },
    { framework: 'nsa-cisa', id: 'NET/control-plane' },
    { framework: 'pci-dss-4.0', id: '2.2.4' },
  ],
  falsePositives: ['While a problem of speed is looked into.'],
  remediation: 'Set `--profiling=false`, or `enableProfiling: false` in its configuration file.',
  translations: {
    'zh-Hans': {
      title: '调度器开放性能分析',
      remediation: '设置 `--profiling=false`，或在其配置文件中设 `enableProfiling: false`。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Who profiles the component while it runs finds nothing there.' },
  component: 'kube-scheduler',
  flags: ['profiling'],
  isRight: saysFalse,
  right: { kind: 'value', value: 'false' },
  decidedIn: ['config'],
  section: '1.4.1',
})
