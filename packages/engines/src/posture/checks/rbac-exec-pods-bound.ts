import type { Estate, Member, NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import {
  type Binding,
  bindingOf,
  EXEC_TARGETS,
  grants,
  isBootstrap,
  isReservedName,
  type PolicyRule,
  roleOf,
} from '../../lib/rbac/index.ts'
import { boundRole, estateBindingCheck, givenTo, isOfCluster } from '../binding-check.ts'

export const check = estateBindingCheck({
  id: 'rbac-exec-pods-bound',
  title: 'Somebody is given a role that may run commands in pods',
  description:
    'A role with which its holder may exec into every pod, attach to it or forward its ports should be bound to few, and for a time. Whoever holds it does all that the pods can do, with their credentials. Names that Kubernetes keeps for its own bindings are left to `rbac-reserved-name`.',
  severity: 'medium',
  techniques: ['T1609', 'T1078'],
  controls: [{ framework: 'nsa-cisa', id: 'AUTH/least-privilege' }],
  falsePositives: ['People on call, and tools that deploy by running commands in pods.'],
  remediation: 'Remove the binding, or bind a role without `pods/exec`, `pods/attach` and `pods/portforward`.',
  translations: {
    'zh-Hans': {
      title: '有主体被授予可在 Pod 中执行命令的角色',
      remediation: '删除该绑定，或改为绑定不含 `pods/exec`、`pods/attach` 和 `pods/portforward` 的角色。',
    },
  },
  judge,
})

function judge({ object, namespace }: Member, estate: Estate): readonly (Violation | NotKnown)[] {
  const binding = bindingOf(object)
  if (isReservedName(binding.name)) return []
  const role = boundRole(binding, namespace, estate)
  if (role === undefined) return isOfCluster(binding) ? [] : whereNotGiven(binding, estate)
  // That somebody holds cluster-admin is told by a rule of its own.
  if (isBootstrap(role.object) || role.name === 'cluster-admin') return []
  return roleOf(role.object).rules.some(mayExec) ? givenTo(binding, () => true) : []
}

/** A role that does not exist grants nothing, and another rule tells of it. */
function whereNotGiven({ role }: Binding, { partial }: Estate): readonly NotKnown[] {
  return partial === undefined
    ? []
    : [{ because: `${role.kind} ${role.name} was not given: ${partial}`, path: role.path }]
}

function mayExec(rule: PolicyRule): boolean {
  return EXEC_TARGETS.some((target) => grants(rule, target)?.names.length === 0)
}
