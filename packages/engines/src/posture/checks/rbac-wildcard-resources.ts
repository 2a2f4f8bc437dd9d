import type { Violation } from '../../lib/pod-security/index.ts'
import { grantsEverything, type Role } from '../../lib/rbac/index.ts'
import { nameOfRole, reachOf, roleCheck } from '../grant-check.ts'

export const check = roleCheck({
  id: 'rbac-wildcard-resources',
  title: 'Role grants verbs on every resource',
  description: 'A star for resources grants secrets, roles and tokens with the rest, and whatever is installed later.',
  severity: 'high',
  techniques: ['T1098'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.3' },
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Backup tools and dashboards read everything by design.'],
  remediation: 'List the resources that are used.',
  translations: { 'zh-Hans': { title: '角色在所有资源上授予动词', remediation: '列出实际使用的资源。' } },
  covers: [
    'rbac-create-pods',
    'rbac-delete-data',
    'rbac-ephemeral-containers',
    'rbac-exec-pods',
    'rbac-modify-service-status',
    'rbac-nodes-proxy',
    'rbac-read-secrets',
    'rbac-write-secrets',
  ],
  judge,
})

function judge(role: Role): readonly Violation[] {
  return role.rules
    .filter((rule) => rule.resources.includes('*') && reachesSecrets(rule.apiGroups) && !grantsEverything(rule))
    .map((rule) => ({
      path: [...rule.path, 'resources'],
      message: `${nameOfRole(role)} may ${rule.verbs.join(', ')} every resource of ${reachOf(role)}`,
      edit: undefined,
    }))
}

/** A star within a group of one's own is no more than its resources. */
function reachesSecrets(apiGroups: readonly string[]): boolean {
  return apiGroups.includes('*') || apiGroups.includes('')
}
