import { seccompProfileBaseline } from '../../lib/pod-security/checks/seccomp-profile-baseline.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(seccompProfileBaseline, {
  title: 'Seccomp is switched off',
  description:
    'Seccomp must not be switched off. Without a filter a process can make every system call of the kernel, and most escapes from containers begin with one that programs never need.',
  severity: 'medium',
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.6.2' },
    { framework: 'nsa-cisa', id: 'POD/hardening' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  falsePositives: [],
  remediation:
    'Set the profile type to `RuntimeDefault`. A program that fails under it needs a `Localhost` profile with the calls it makes.',
  translations: {
    'zh-Hans': {
      title: 'Seccomp 被关闭',
      remediation: '将配置文件类型设为 `RuntimeDefault`。在其下失败的程序需要包含其系统调用的 `Localhost` 配置文件。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'Programs that make unusual system calls, such as debuggers and some old databases, fail at them.',
  },
})
