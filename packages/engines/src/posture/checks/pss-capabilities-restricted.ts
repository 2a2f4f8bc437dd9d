import { capabilitiesRestricted } from '../../lib/pod-security/checks/capabilities-restricted.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(capabilitiesRestricted, {
  title: 'Container keeps kernel capabilities it may not need',
  description:
    'Every container must drop all capabilities and may add back only NET_BIND_SERVICE. Each of the default ones (changing owners, raw sockets, creating device files …) is a tool for whoever takes the process over.',
  severity: 'medium',
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.9' },
    { framework: 'nsa-cisa', id: 'POD/capabilities' },
    { framework: 'pci-dss-4.0', id: '2.2.4' },
    { framework: 'pci-dss-4.0', id: '7.2.5' },
  ],
  falsePositives: ['Images that start as root and change user themselves need SETUID and SETGID to do so.'],
  remediation:
    'Set `capabilities.drop: [ALL]`. A server on a port below 1024 adds `NET_BIND_SERVICE`, or better listens above 1024.',
  translations: {
    'zh-Hans': {
      title: '容器保留了可能并不需要的内核能力',
      remediation:
        '设置 `capabilities.drop: [ALL]`。监听 1024 以下端口的服务器需添加 `NET_BIND_SERVICE`，或最好改为监听 1024 以上端口。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop:
      'Programs that change the owner of files, their user or open raw sockets fail, and servers on ports below 1024 where their image does not run as root and adds no NET_BIND_SERVICE.',
  },
})
