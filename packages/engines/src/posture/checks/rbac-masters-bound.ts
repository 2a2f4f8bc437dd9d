import type { Violation } from '../../lib/pod-security/index.ts'
import type { Binding } from '../../lib/rbac/index.ts'
import { bindingCheck, givenTo } from '../binding-check.ts'

export const check = bindingCheck({
  id: 'rbac-masters-bound',
  title: 'Binding names the group system:masters',
  description:
    'Nobody should be bound to the group system:masters, nor put into it: the API server lets its members do everything without asking the roles, so that no binding can be taken away again.',
  severity: 'critical',
  techniques: ['T1098.006'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.7' },
    { framework: 'nsa-cisa', id: 'AUTH/administrators' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: [],
  remediation: 'Bind cluster-admin to named people for a time, and issue no certificates for this group.',
  translations: {
    'zh-Hans': {
      title: '绑定中出现了 system:masters 组',
      remediation: '将 cluster-admin 限时绑定给具名人员，并且不要为该组签发证书。',
    },
  },
  judge,
})

function judge(binding: Binding): readonly Violation[] {
  return givenTo(binding, ({ kind, name }) => kind === 'Group' && name === 'system:masters')
}
