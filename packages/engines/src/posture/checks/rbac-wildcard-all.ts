import type { Violation } from '../../lib/pod-security/index.ts'
import { grantsEverything, type Role } from '../../lib/rbac/index.ts'
import { nameOfRole, reachOf, roleCheck } from '../grant-check.ts'

export const check = roleCheck({
  id: 'rbac-wildcard-all',
  title: 'Role grants every verb on every resource',
  description:
    'No role but the one for administrators may grant everything. It grants also what does not exist yet: every resource that is ever installed.',
  severity: 'critical',
  techniques: ['T1098'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.3' },
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: [],
  remediation: 'List the resources and verbs that are used; the audit log of a day names them.',
  translations: {
    'zh-Hans': {
      title: '角色授予所有资源上的所有动词',
      remediation: '列出实际使用的资源和动词；一天的审计日志即可得出。',
    },
  },
  judge,
})

function judge(role: Role): readonly Violation[] {
  return role.rules
    .filter((rule) => grantsEverything(rule))
    .map((rule) => ({
      path: rule.path,
      message: `${nameOfRole(role)} may do everything in ${reachOf(role)}`,
      edit: undefined,
    }))
}
