import { procMountRestricted } from '../../lib/pod-security/checks/proc-mount-restricted.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(procMountRestricted, {
  title: 'Container sees parts of /proc that are masked by default, in a restricted workload',
  description:
    'Since Kubernetes 1.35 the restricted level demands the masked /proc also of pods in a user namespace of their own.',
  severity: 'medium',
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.6.3' },
    { framework: 'nsa-cisa', id: 'POD/hardening' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  falsePositives: ['Tools that build images without root need it; run them at the baseline level.'],
  remediation: 'Remove `procMount`.',
  translations: {
    'zh-Hans': { title: '受限工作负载中的容器可看到 /proc 中默认屏蔽的部分', remediation: '移除 `procMount`。' },
  },
  fix: { safety: 'unsafe', mayStop: 'Tools that nest containers or build images cannot mount a /proc of their own.' },
})
