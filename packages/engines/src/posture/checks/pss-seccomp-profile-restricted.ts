import { seccompProfileRestricted } from '../../lib/pod-security/checks/seccomp-profile-restricted.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(seccompProfileRestricted, {
  title: 'Container runs without a seccomp profile',
  description:
    "Every container needs a seccomp profile, its own or the pod's. Unset means unconfined unless the kubelet was told otherwise, and unconfined means every system call of the kernel.",
  severity: 'medium',
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.6.2' },
    { framework: 'nsa-cisa', id: 'POD/hardening' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  falsePositives: ['Clusters whose kubelets run with `seccompDefault: true` apply the profile to unset pods as well.'],
  remediation:
    'Set `seccompProfile.type: RuntimeDefault` for the pod. Programs that need unusual system calls (some debuggers, old databases) need a `Localhost` profile.',
  translations: {
    'zh-Hans': {
      title: '容器运行时没有 seccomp 配置文件',
      remediation:
        '为 Pod 设置 `seccompProfile.type: RuntimeDefault`。需要特殊系统调用的程序（某些调试器、旧数据库）需要 `Localhost` 配置文件。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'Programs that make unusual system calls, such as debuggers and some old databases, fail at them.',
  },
})
