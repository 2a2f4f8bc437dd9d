import type { Estate, MemberPod, NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { accountOf, heldBy, rightsOf, TAKEOVER_TARGETS, type TakeoverTarget } from '../../lib/service-account/index.ts'
import { estatePodCheck } from '../check.ts'

export const check = estatePodCheck({
  id: 'workload-cluster-takeover',
  title: 'Pod holds a right that leads to the whole cluster',
  description:
    'The token that a pod mounts should hold no right that leads to all others: to read every secret, run pods or commands anywhere, act as somebody else, or write roles, certificates and webhooks. Who breaks into the pod takes the cluster by a step or two. The role alone is told by rules of its own; this one tells which program holds it.',
  severity: 'high',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  techniques: ['T1528', 'T1078.001'],
  controls: [
    { framework: 'nsa-cisa', id: 'AUTH/escalation' },
    { framework: 'pci-dss-4.0', id: '7.2.5' },
  ],
  maturity: 'experimental',
  falsePositives: [
    'Operators and controllers whose task it is. They are the cluster to whoever takes them over, and worth a namespace of their own.',
  ],
  remediation:
    'Bind the role in the namespaces where it is needed, by RoleBindings, or name its objects with resourceNames. What the program did elsewhere fails.',
  translations: {
    'zh-Hans': {
      title: 'Pod 持有可通向整个集群的权限',
      remediation:
        '用 RoleBinding 只在需要的命名空间中绑定该角色，或用 resourceNames 列出对象。程序在其他位置的操作将失败。',
    },
  },
  covers: ['workload-reads-secrets'],
  judge,
})

function judge(member: MemberPod, estate: Estate): readonly (Violation | NotKnown)[] {
  const rights = rightsOf(member, estate)
  const held =
    heldBy(
      rights.filter(({ reach }) => reach === '*'),
      TAKEOVER_TARGETS,
    ) ??
    heldBy(
      rights.filter(({ reach }) => reach === 'kube-system'),
      IN_SYSTEM,
    )
  if (held === undefined) return []
  const { path } = member.pod.spec.at('serviceAccountName')
  const where = held.reach === '*' ? '' : ', in kube-system'
  const message = `service account ${accountOf(member)} holds ${held.role} and may ${held.target.may}${where}`
  return [{ path, message, edit: undefined }]
}

/** Controllers that hold every right run in kube-system, and their tokens are there. */
const IN_SYSTEM: readonly TakeoverTarget[] = TAKEOVER_TARGETS.filter(({ resource }) =>
  ['secrets', 'pods', 'pods/exec', 'serviceaccounts/token', 'serviceaccounts'].includes(resource),
)
