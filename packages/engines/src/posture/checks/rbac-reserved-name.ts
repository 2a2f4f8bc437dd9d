import type { Violation } from '../../lib/pod-security/index.ts'
import { isBootstrap, isReservedName } from '../../lib/rbac/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'rbac-reserved-name',
  title: 'Role or binding takes a name that Kubernetes keeps for itself',
  description:
    'Names that begin with `system:` are those of the roles and bindings of Kubernetes itself. An object of such a name that is not one of them hides among them: people and tools pass over it, and a later release may overwrite it.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings'],
  techniques: ['T1036'],
  controls: [{ framework: 'nsa-cisa', id: 'AUTH/least-privilege' }],
  maturity: 'experimental',
  falsePositives: ['Components that distributions install under such names, as the metrics server.'],
  remediation: 'Make the role or binding anew under another name, then remove this one.',
  translations: {
    'zh-Hans': {
      title: '角色或绑定占用了 Kubernetes 保留的名称',
      remediation: '以其他名称重新创建该角色或绑定，然后删除当前对象。',
    },
  },
  kinds: ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'].map(
    (kind) => `rbac.authorization.k8s.io/${kind}`,
  ),
  judge,
})

function judge(object: View): readonly Violation[] {
  const at = object.at('metadata', 'name')
  const name = at.string() ?? ''
  if (!isReservedName(name) || isBootstrap(object)) return []
  return [{ path: at.path, message: `the name ${name} is kept for Kubernetes itself`, edit: undefined }]
}
