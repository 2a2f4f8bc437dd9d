import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-modify-service-status',
  title: 'Role may say which addresses a service has',
  description:
    'The status of a Service names the addresses of its load balancer. Every node sends what goes to them to the pods of the Service: who writes the status draws to itself the traffic to any address outside, the name server of everybody too (CVE-2020-8554).',
  severity: 'medium',
  techniques: ['T1557'],
  controls: [
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Controllers that give load balancers their addresses write it by design.'],
  remediation:
    'Remove `services/status` from the role; only the controller of load balancers writes it. The resource `services` does not need it.',
  translations: {
    'zh-Hans': {
      title: '角色可以指定服务拥有的地址',
      remediation: '从角色中移除 `services/status`；只有负载均衡器的控制器才写入它。使用 `services` 资源并不需要它。',
    },
  },
  may: (where) => `give services of ${where} any address`,
  targets: [{ group: '', resource: 'services/status', verbs: ['update', 'patch'] }],
})
