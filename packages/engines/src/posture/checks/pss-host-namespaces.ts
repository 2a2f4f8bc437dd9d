import { hostNamespaces } from '../../lib/pod-security/checks/host-namespaces.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(hostNamespaces, {
  title: 'Pod shares a namespace of its node',
  description:
    "A pod must have its own network, process and IPC namespaces. With the node's, it sees and signals every process, listens to traffic of the node, reaches services bound to its loopback address, and stands outside of network policies.",
  severity: 'high',
  techniques: ['T1611', 'T1040'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.3', saying: 'process' },
    { framework: 'cis-kubernetes-1.12', id: '5.2.4', saying: 'IPC' },
    { framework: 'cis-kubernetes-1.12', id: '5.2.5', saying: 'network' },
    { framework: 'nsa-cisa', id: 'POD/host-namespaces' },
    { framework: 'pci-dss-4.0', id: '1.3.1', saying: 'network' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  falsePositives: [
    'Node agents such as network plugins, kube-proxy and node exporters need the host network or process namespace by design.',
  ],
  remediation:
    'Remove `hostNetwork`, `hostPID` and `hostIPC`. A pod that used the host network to be reached at a fixed port is then reached through a Service.',
  translations: {
    'zh-Hans': {
      title: 'Pod 共享其节点的命名空间',
      remediation: '移除 `hostNetwork`、`hostPID` 和 `hostIPC`。原先通过主机网络固定端口访问的 Pod 改由 Service 访问。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop:
      'The pod is no longer reached at the address of the node, and no longer sees its processes, sockets and shared memory.',
  },
})
