import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'privileged-host-pid',
  title: 'Privileged container sees the processes of the node',
  description:
    'A privileged container must not be in a pod that shares the process namespace of the node. Together they are a root shell on the node by one command: it enters the namespaces of process 1 and is there.',
  severity: 'critical',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    'https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/',
  ],
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.2' },
    { framework: 'cis-kubernetes-1.12', id: '5.2.3' },
    { framework: 'nsa-cisa', id: 'POD/privileged' },
    { framework: 'nsa-cisa', id: 'POD/host-namespaces' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  maturity: 'experimental',
  falsePositives: ['Agents that set up the node itself, kept in a namespace of their own.'],
  remediation:
    'Remove `hostPID` or `privileged`; an agent that only reads processes needs `hostPID` alone. Settings of the node belong to its provisioning.',
  translations: {
    'zh-Hans': {
      title: '特权容器可以看到节点的进程',
      remediation:
        '移除 `hostPID` 或 `privileged`；只读取进程的代理仅需 `hostPID`。节点的设置应在节点的供给流程中完成。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Everything that needs devices, mounts or settings of the node fails.' },
  covers: ['pss-privileged'],
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  if (pod.spec.at('hostPID').boolean() !== true) return []
  return pod.containers
    .map(({ name, securityContext }) => ({ name, at: securityContext.at('privileged') }))
    .filter(({ at }) => at.boolean() === true)
    .map(({ name, at }) => ({
      path: at.path,
      message: `container "${name}" is privileged and shares the process namespace of the node`,
      edit: { kind: 'remove', path: at.path },
    }))
}
