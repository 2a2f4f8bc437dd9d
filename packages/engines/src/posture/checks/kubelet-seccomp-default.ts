import { flagCheck, saysTrue } from '../flag-check.ts'

export const check = flagCheck({
  id: 'kubelet-seccomp-default',
  title: 'Kubelet runs containers without a seccomp profile by default',
  description:
    'Containers that name no seccomp profile should get that of the runtime: it takes away system calls that hardly any program needs and many escapes do.',
  severity: 'low',
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '4.2.14' },
    { framework: 'nsa-cisa', id: 'POD/hardening' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  falsePositives: ['Clusters where admission gives every pod a profile.'],
  remediation:
    'Set `seccompDefault: true`. A program that needs an unusual system call fails until it names a profile of its own.',
  translations: {
    'zh-Hans': {
      title: 'kubelet 默认不以 seccomp 配置文件运行容器',
      remediation: '设置 `seccompDefault: true`。需要特殊系统调用的程序在指定自己的配置文件之前会失败。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'A program that needs an unusual system call fails until it names a profile of its own.',
  },
  component: 'kubelet',
  flags: ['seccomp-default'],
  isRight: saysTrue,
  right: { kind: 'value', value: 'true' },
  section: '4.2.14',
})
