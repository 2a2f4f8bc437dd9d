import type { Violation } from '../../lib/pod-security/index.ts'
import type { PolicyRule, Role } from '../../lib/rbac/index.ts'
import { nameOfRole, reachOf, roleCheck } from '../grant-check.ts'

export const check = roleCheck({
  id: 'rbac-wildcard-verbs',
  title: 'Role grants every verb on a resource',
  description:
    'A role should list the verbs that its holder uses. A star grants to delete whole collections with the rest, and the verbs that only some resources know, such as `escalate`, `bind`, `impersonate` and `approve`.',
  severity: 'low',
  techniques: ['T1098'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.3' },
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
  ],
  falsePositives: ['Operators, on the resources that they define themselves.'],
  remediation: 'List the verbs that are used; the audit log of a day names them.',
  translations: {
    'zh-Hans': { title: '角色授予对某资源的所有动词', remediation: '列出实际使用的动词；一天的审计日志即可看出。' },
  },
  judge,
})

function judge(role: Role): readonly Violation[] {
  return role.rules.filter(isStarred).map((rule) => ({
    path: [...rule.path, 'verbs'],
    message: `${nameOfRole(role)} may do everything with ${rule.resources.join(', ')} of ${reachOf(role)}`,
    edit: undefined,
  }))
}

/** A star for resources too is told by other rules, which say more. */
function isStarred({ verbs, resources, resourceNames }: PolicyRule): boolean {
  return verbs.includes('*') && resources.length > 0 && !resources.includes('*') && resourceNames.length === 0
}
