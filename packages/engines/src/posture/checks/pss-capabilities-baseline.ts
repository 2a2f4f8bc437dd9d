import { capabilitiesBaseline } from '../../lib/pod-security/checks/capabilities-baseline.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(capabilitiesBaseline, {
  title: 'Container has a kernel capability beyond the default set',
  description:
    'A container may add only capabilities that container runtimes grant anyway. The others reach beyond the container: some give the node away at once (SYS_ADMIN, SYS_MODULE, SYS_PTRACE with the host process namespace), others its network (NET_ADMIN, NET_RAW).',
  severity: 'high',
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.9' },
    { framework: 'nsa-cisa', id: 'POD/capabilities' },
    { framework: 'pci-dss-4.0', id: '2.2.4' },
  ],
  falsePositives: [
    'Network plugins, service meshes that set up traffic redirection, and storage drivers need some of these by design; keep them in a namespace of their own.',
  ],
  remediation:
    'Remove the capability. Where the program needs it, run that one step in a separate workload, not the whole service.',
  translations: {
    'zh-Hans': {
      title: '容器拥有默认集合之外的内核能力',
      remediation: '移除该能力。若程序确实需要，请把这一步放到独立的工作负载中运行，而不是整个服务。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'What the program did with the capability, such as changes of the network or mounts, fails.',
  },
})
