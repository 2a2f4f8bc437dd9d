import { absent, type Estate, type Member, type NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { bindingOf } from '../../lib/rbac/index.ts'
import { boundRole, estateBindingCheck, isOfCluster } from '../binding-check.ts'

export const check = estateBindingCheck({
  id: 'rbac-role-missing',
  title: 'Binding gives a role that does not exist',
  description:
    'The role that a binding gives must exist. Until it does the binding gives nothing; then it gives whatever the maker of a role of this name writes into it, without anybody binding it again.',
  severity: 'low',
  techniques: ['T1098'],
  controls: [{ framework: 'nsa-cisa', id: 'AUTH/least-privilege' }],
  falsePositives: ['Roles that an operator makes, or that are kept with other manifests.'],
  remediation: 'Correct the name of the role, add the role beside its binding, or remove the binding.',
  translations: {
    'zh-Hans': {
      title: '绑定引用的角色不存在',
      remediation: '更正角色名称，在绑定旁添加该角色，或删除该绑定。',
    },
  },
  judge,
})

function judge({ object, namespace }: Member, estate: Estate): readonly (Violation | NotKnown)[] {
  const binding = bindingOf(object)
  const { kind, name, path } = binding.role
  if (name === '' || isOfCluster(binding) || boundRole(binding, namespace, estate) !== undefined) return []
  return [absent(estate, { path, message: `no ${kind} ${name} exists`, edit: undefined })]
}
