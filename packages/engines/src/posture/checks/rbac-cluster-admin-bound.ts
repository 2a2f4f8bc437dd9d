import type { Violation } from '../../lib/pod-security/index.ts'
import type { Binding } from '../../lib/rbac/index.ts'
import { bindingCheck, givenTo } from '../binding-check.ts'

export const check = bindingCheck({
  id: 'rbac-cluster-admin-bound',
  title: 'Somebody is given cluster-admin',
  description:
    'The role cluster-admin is the right to everything. Besides the group that the cluster is installed with, nobody should hold it for good: neither people, nor programs, nor a namespace by a RoleBinding.',
  severity: 'critical',
  techniques: ['T1078', 'T1098'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.1' },
    { framework: 'nsa-cisa', id: 'AUTH/administrators' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
    { framework: 'pci-dss-4.0', id: '7.2.5' },
  ],
  falsePositives: ['Installers and GitOps controllers that own the whole cluster.'],
  remediation: 'Bind a role with the rights that are used; give people cluster-admin for a time, when it is needed.',
  translations: {
    'zh-Hans': {
      title: '有主体被授予 cluster-admin',
      remediation: '绑定只含实际所需权限的角色；cluster-admin 仅在需要时限时授予个人。',
    },
  },
  judge,
})

function judge(binding: Binding): readonly Violation[] {
  const { role } = binding
  return role.kind === 'ClusterRole' && role.name === 'cluster-admin' ? givenTo(binding, () => true) : []
}
