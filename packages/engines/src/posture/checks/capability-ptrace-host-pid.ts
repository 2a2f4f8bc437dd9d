import { addedCapabilities } from '../../lib/capability/index.ts'
import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'capability-ptrace-host-pid',
  title: 'Container may trace the processes of the node',
  description:
    'A container with SYS_PTRACE must not be in a pod that shares the process namespace of the node. Together they let it write into any process of the node, one that is root among them, and run as that.',
  severity: 'critical',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  techniques: ['T1611', 'T1055'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.3' },
    { framework: 'cis-kubernetes-1.12', id: '5.2.9' },
    { framework: 'nsa-cisa', id: 'POD/host-namespaces' },
    { framework: 'nsa-cisa', id: 'POD/capabilities' },
  ],
  maturity: 'experimental',
  falsePositives: ['Profilers and sensors that read every process of the node, kept in a namespace of their own.'],
  remediation:
    'Remove the capability or `hostPID`. A sensor that uses eBPF needs BPF and PERFMON instead; to trace one pod, add an ephemeral container to it.',
  translations: {
    'zh-Hans': {
      title: '容器可以跟踪节点的进程',
      remediation: '移除该能力或 `hostPID`。基于 eBPF 的传感器只需 BPF 与 PERFMON；跟踪单个 Pod 时为其添加临时容器。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'What the program learnt by tracing processes of the node is gone.' },
  covers: ['capability-escape', 'pss-capabilities-baseline'],
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return pod.spec.at('hostPID').boolean() === true ? addedCapabilities(pod, TRACING) : []
}

const TRACING: ReadonlyMap<string, string> = new Map([
  ['ALL', 'with the processes of the node, everything on it'],
  ['SYS_PTRACE', 'with the processes of the node, read and change each of them'],
])
