import type { Estate, MemberPod, NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import type { PolicyRule } from '../../lib/rbac/index.ts'
import { accountOf, rightsOf } from '../../lib/service-account/index.ts'
import { estatePodCheck } from '../check.ts'

export const check = estatePodCheck({
  id: 'workload-administrative-role',
  title: 'Pod may do everything in the cluster or a namespace',
  description:
    'No workload may hold a role with every verb on every resource. Who breaks into the pod takes its token and is administrator.',
  severity: 'high',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  techniques: ['T1528', 'T1078.001'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.1' },
    { framework: 'cis-kubernetes-1.12', id: '5.1.3' },
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.5' },
  ],
  maturity: 'experimental',
  falsePositives: ['Operators that manage whatever others define.'],
  remediation:
    'Bind a role with the resources and verbs that the program uses; the audit log of a day names them. Where it calls no API, do not mount the token.',
  translations: {
    'zh-Hans': {
      title: 'Pod 可以在集群或命名空间中执行任何操作',
      remediation: '绑定只含程序所用资源与动词的角色；一天的审计日志即可得出。若不调用 API，则不要挂载令牌。',
    },
  },
  covers: ['workload-cluster-takeover', 'workload-reads-secrets'],
  judge,
})

function judge(member: MemberPod, estate: Estate): readonly (Violation | NotKnown)[] {
  const held = rightsOf(member, estate).find(({ rule }) => grantsAllOfCore(rule))
  if (held === undefined) return []
  const { path } = member.pod.spec.at('serviceAccountName')
  const message = `service account ${accountOf(member)} holds ${held.role}, with every verb on every resource`
  return [{ path, message, edit: undefined }]
}

/** Everything of one extension is not everything: the core group holds secrets, pods and tokens. */
function grantsAllOfCore({ apiGroups, resources, verbs, resourceNames }: PolicyRule): boolean {
  const isCore = apiGroups.includes('*') || apiGroups.includes('')
  return isCore && resources.includes('*') && verbs.includes('*') && resourceNames.length === 0
}
