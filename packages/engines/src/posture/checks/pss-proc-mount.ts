import { procMount } from '../../lib/pod-security/checks/proc-mount.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(procMount, {
  title: 'Container sees parts of /proc that are masked by default',
  description:
    'A container must keep the masked /proc of its runtime. The masked files show and change the state of the kernel. Since Kubernetes 1.35, baseline allows an unmasked /proc to pods in a user namespace of their own.',
  severity: 'medium',
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.6.3' },
    { framework: 'nsa-cisa', id: 'POD/hardening' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  falsePositives: ['Tools that build images or nest containers without root need it, with `hostUsers: false`.'],
  remediation: 'Remove `procMount`, or set `hostUsers: false` on a cluster of version 1.35 or later.',
  translations: {
    'zh-Hans': {
      title: '容器可看到 /proc 中默认屏蔽的部分',
      remediation: '移除 `procMount`，或在 1.35 及以后版本的集群中设置 `hostUsers: false`。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Tools that nest containers or build images cannot mount a /proc of their own.' },
})
