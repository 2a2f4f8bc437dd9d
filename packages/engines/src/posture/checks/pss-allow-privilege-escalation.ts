import { allowPrivilegeEscalation } from '../../lib/pod-security/checks/allow-privilege-escalation.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(allowPrivilegeEscalation, {
  title: 'Container does not forbid privilege escalation',
  description:
    'Every container must set `allowPrivilegeEscalation: false`. It makes the kernel ignore set-user-ID bits and file capabilities, so that a process that runs as an ordinary user stays one.',
  severity: 'high',
  techniques: ['T1548.001'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.6' },
    { framework: 'nsa-cisa', id: 'POD/privilege-escalation' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
    { framework: 'pci-dss-4.0', id: '7.2.5' },
  ],
  falsePositives: ['Programs that call sudo, su or ping with a set-user-ID bit stop working under it.'],
  remediation:
    'Set `allowPrivilegeEscalation: false`. Start the program as the user it needs instead of changing users inside.',
  translations: {
    'zh-Hans': {
      title: '容器未禁止特权提升',
      remediation: '设置 `allowPrivilegeEscalation: false`。以程序所需的用户启动，而不要在内部切换用户。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop:
      'Programs that gain rights by a set-user-ID bit or file capabilities, such as sudo, su and some ping, fail; beside `privileged` or SYS_ADMIN the API server refuses the pod.',
  },
})
