import type { MemberPod, NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { estatePodCheck } from '../check.ts'

export const check = estatePodCheck({
  id: 'control-plane-node-tolerated',
  title: 'Pod may run on the nodes of the control plane',
  description:
    'Workloads should stay off the nodes of the control plane. A pod that tolerates their taint, or is bound to them, runs beside the API server and etcd: who breaks out of it has the keys of the cluster, and what it consumes they lack.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/'],
  techniques: ['T1611'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/control-plane' },
    { framework: 'pci-dss-4.0', id: '2.2.3' },
  ],
  maturity: 'experimental',
  falsePositives: [
    'Clusters whose nodes all are of the control plane; parts of the cluster that live outside kube-system.',
  ],
  remediation: 'Remove the toleration and the selector; the pods are then scheduled on other nodes.',
  translations: {
    'zh-Hans': {
      title: 'Pod 可以在控制平面的节点上运行',
      remediation: '移除该容忍度与选择算符；Pod 将调度到其他节点。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Pods that find no room on other nodes are not scheduled.' },
  judge,
})

/** Agents of nodes run on every node, and what runs in kube-system is of the cluster itself. */
function judge({ kind, namespace, pod }: MemberPod): readonly (Violation | NotKnown)[] {
  if (kind === 'apps/DaemonSet' || namespace === 'kube-system') return []
  const tolerations = pod.spec.at('tolerations').items().filter(isOfControlPlane)
  const selected = pod.spec
    .at('nodeSelector')
    .entries()
    .filter(([key]) => ROLES.has(key))
  return [...tolerations, ...selected.map(([, value]) => value)].map(({ path }) => ({
    path,
    message: 'pod may run on the nodes of the control plane',
    edit: { kind: 'remove', path },
  }))
}

/** A toleration without a key is for every taint. */
function isOfControlPlane(toleration: View): boolean {
  const key = toleration.at('key').string() ?? ''
  const isForAll = key === '' && toleration.at('operator').string() === 'Exists'
  return (isForAll || ROLES.has(key)) && toleration.at('effect').string() !== 'PreferNoSchedule'
}

const ROLES: ReadonlySet<string> = new Set(['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master'])
