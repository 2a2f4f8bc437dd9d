import { capabilityCheck } from '../capability-check.ts'

export const check = capabilityCheck({
  id: 'capability-network',
  title: 'Container adds NET_ADMIN or NET_RAW',
  description:
    'A container should not add NET_ADMIN or NET_RAW. With NET_ADMIN it changes addresses, routes and firewall rules of its network namespace, which is that of the node where the pod uses the host network; with NET_RAW it forges packets and answers in the name of its neighbours.',
  severity: 'high',
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.8', saying: 'NET_RAW' },
    { framework: 'cis-kubernetes-1.12', id: '5.2.9' },
    { framework: 'nsa-cisa', id: 'POD/capabilities' },
    { framework: 'pci-dss-4.0', id: '2.2.4' },
  ],
  falsePositives: ['Network plugins, VPN gateways and the init containers of service meshes need NET_ADMIN.'],
  remediation:
    'Remove it. For `ping` without NET_RAW, set the kernel parameter `net.ipv4.ping_group_range`; a service mesh has a CNI plugin that spares its init container NET_ADMIN.',
  translations: {
    'zh-Hans': {
      title: '容器添加了 NET_ADMIN 或 NET_RAW 能力',
      remediation:
        '移除该能力。不用 NET_RAW 也能 `ping`：设置内核参数 `net.ipv4.ping_group_range`；服务网格可用 CNI 插件，使其初始化容器不再需要 NET_ADMIN。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'Changes of addresses, routes and firewall rules fail, and raw sockets such as those of ping.',
  },
  capabilities: new Map([
    ['NET_ADMIN', 'change addresses, routes and firewall rules'],
    ['NET_RAW', 'forge packets'],
  ]),
})
