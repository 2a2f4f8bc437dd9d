import { hostPorts } from '../../lib/pod-security/checks/host-ports.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(hostPorts, {
  title: 'Container listens on a port of its node',
  description:
    "A container must not claim a port of its node. It would be reachable on the node's address whatever the Services say, can shadow a service of the node, and allows only one such pod per node.",
  severity: 'medium',
  techniques: [],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.12' },
    { framework: 'nsa-cisa', id: 'NET/exposure' },
    { framework: 'pci-dss-4.0', id: '1.3.1' },
    { framework: 'pci-dss-4.0', id: '1.4.1' },
  ],
  falsePositives: ['Ingress controllers on bare metal sometimes listen on ports 80 and 443 of the node by design.'],
  remediation:
    'Remove `hostPort` and publish the port through a Service of type NodePort or LoadBalancer, or an Ingress.',
  translations: {
    'zh-Hans': {
      title: '容器监听其节点的端口',
      remediation: '移除 `hostPort`，通过 NodePort 或 LoadBalancer 类型的 Service 或 Ingress 发布端口。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'Clients that reach the container at a port of the node lose it; a Service takes over.',
  },
})
