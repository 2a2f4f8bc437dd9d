import { sysctls } from '../../lib/pod-security/checks/sysctls.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(sysctls, {
  title: 'Pod sets a kernel parameter that is not safe',
  description:
    'A pod may set only kernel parameters that belong to itself and cannot starve or open the node. Others act on the whole node or disable a protection.',
  severity: 'medium',
  techniques: [],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.6.3' },
    { framework: 'nsa-cisa', id: 'POD/hardening' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  falsePositives: [
    'Databases and search engines ask for some of them; they have to be allowed on the kubelet as well.',
  ],
  remediation: 'Remove the parameter, or set it on the nodes that run this workload.',
  translations: {
    'zh-Hans': { title: 'Pod 设置了不安全的内核参数', remediation: '移除该参数，或在运行此工作负载的节点上设置。' },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'The program runs with the parameter as the node has it, which may be too small for it.',
  },
})
