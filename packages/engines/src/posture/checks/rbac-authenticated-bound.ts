import type { Violation } from '../../lib/pod-security/index.ts'
import type { Binding } from '../../lib/rbac/index.ts'
import { bindingCheck, givenTo } from '../binding-check.ts'

export const check = bindingCheck({
  id: 'rbac-authenticated-bound',
  title: 'A role is given to everybody who has any credential',
  description:
    'The group system:authenticated is every user, every node and every service account of the cluster, also those of the least trusted pod.',
  severity: 'critical',
  techniques: ['T1078'],
  controls: [
    { framework: 'nsa-cisa', id: 'AUTH/authentication' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: [],
  remediation: 'Bind the role to the groups that need it.',
  translations: { 'zh-Hans': { title: '角色被授予所有持有任意凭据的人', remediation: '将角色绑定到确有需要的组。' } },
  judge,
})

function judge(binding: Binding): readonly Violation[] {
  if (HARMLESS.has(binding.role.name)) return []
  return givenTo(binding, ({ name }) => name === 'system:authenticated')
}

/** What Kubernetes itself gives to everybody it knows. */
const HARMLESS: ReadonlySet<string> = new Set(['system:basic-user', 'system:discovery', 'system:public-info-viewer'])
