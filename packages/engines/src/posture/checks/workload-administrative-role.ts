import type { Estate, MemberPod, NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { bindingOf, roleOf } from '../../lib/rbac/index.ts'
import { boundRole } from '../binding-check.ts'
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
  judge,
})

function judge({ pod, namespace }: MemberPod, estate: Estate): readonly (Violation | NotKnown)[] {
  const account = pod.spec.at('serviceAccountName').string() || pod.spec.at('serviceAccount').string() || 'default'
  const mounted = pod.spec.at('automountServiceAccountToken')
  const ofAccount = estate.find('/ServiceAccount', namespace, account)?.object.at('automountServiceAccountToken')
  if ((mounted.boolean() ?? ofAccount?.boolean()) === false) return []
  const role = estate.once(administrators).get(`${namespace}/${account}`)
  if (role === undefined) return []
  const { path } = pod.spec.at('serviceAccountName')
  return [
    { path, message: `service account ${account} holds ${role}, with every verb on every resource`, edit: undefined },
  ]
}

/** `<namespace>/<service account>` → the role by which it may do everything. */
function administrators(estate: Estate): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { object, namespace } of BINDINGS.flatMap((kind) => estate.all(kind))) {
    const binding = bindingOf(object)
    const { kind, name } = binding.role
    const role = boundRole(binding, namespace, estate)
    const isAdministrator =
      (kind === 'ClusterRole' && name === 'cluster-admin') ||
      (role !== undefined &&
        roleOf(role.object).rules.some((rule) => rule.verbs.includes('*') && rule.resources.includes('*')))
    if (!isAdministrator) continue
    for (const subject of object.at('subjects').items())
      if (subject.at('kind').string() === 'ServiceAccount')
        found.set(
          `${subject.at('namespace').string() ?? namespace}/${subject.at('name').string() ?? ''}`,
          `${kind} ${name}`,
        )
  }
  return found
}

const BINDINGS = ['rbac.authorization.k8s.io/RoleBinding', 'rbac.authorization.k8s.io/ClusterRoleBinding']
