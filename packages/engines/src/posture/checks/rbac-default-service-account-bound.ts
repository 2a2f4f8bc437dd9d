import type { Violation } from '../../lib/pod-security/index.ts'
import type { Binding } from '../../lib/rbac/index.ts'
import { bindingCheck, givenTo } from '../binding-check.ts'

export const check = bindingCheck({
  id: 'rbac-default-service-account-bound',
  title: 'A role is given to the default service account of a namespace',
  description:
    'Every pod that names no service account runs as the default one. A role for it is a role for all of them, the next one too.',
  severity: 'high',
  techniques: ['T1078'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.5' },
    { framework: 'nsa-cisa', id: 'AUTH/separate-identities' },
    { framework: 'pci-dss-4.0', id: '7.2.5' },
  ],
  falsePositives: [],
  remediation: 'Make a service account for the workload and bind the role to it.',
  translations: {
    'zh-Hans': { title: '角色被授予命名空间的默认服务账号', remediation: '为工作负载创建服务账号，并将角色绑定到它。' },
  },
  judge,
})

function judge(binding: Binding): readonly Violation[] {
  return givenTo(binding, ({ kind, name }) => kind === 'ServiceAccount' && name === 'default')
}
