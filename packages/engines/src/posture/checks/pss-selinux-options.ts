import { seLinuxOptions } from '../../lib/pod-security/checks/selinux-options.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(seLinuxOptions, {
  title: 'Pod chooses its own SELinux label',
  description:
    'The SELinux type must be one that was made for containers, and user and role must stay unset. With a type such as `spc_t`, SELinux no longer separates the container from the node.',
  severity: 'medium',
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.6.3' },
    { framework: 'nsa-cisa', id: 'POD/hardening' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  falsePositives: ['Nodes without SELinux ignore the setting.'],
  remediation: 'Remove the type, user and role. Keep `level` where volumes are shared by label.',
  translations: {
    'zh-Hans': {
      title: 'Pod 自行选择 SELinux 标签',
      remediation: '移除 type、user 和 role。若卷按标签共享，保留 `level`。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop:
      'The container gets the label of its runtime, by which it may not reach files that only the chosen one may.',
  },
})
