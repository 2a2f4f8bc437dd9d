import type { Violation } from '../../lib/pod-security/index.ts'
import { grants, isBootstrap, type PolicyRule, rulesOf, type Target } from '../../lib/rbac/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'rbac-aggregated-widely',
  title: 'Role makes a role that every cluster has more than it says',
  description:
    'The rules of a ClusterRole with a label `aggregate-to-view`, `-edit` or `-admin` become part of that role, for everybody who holds it anywhere. `view` should stay without secrets and without changes; `edit` and `admin` should gain no right to act as others, to write what admission does, or to everything.',
  severity: 'medium',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles',
  ],
  techniques: ['T1098'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.8' },
    { framework: 'nsa-cisa', id: 'AUTH/escalation' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  maturity: 'experimental',
  falsePositives: [],
  remediation: 'Remove the label and bind the role to those who need it. Who got the right by the other role loses it.',
  translations: {
    'zh-Hans': {
      title: '角色扩大了每个集群自带的角色',
      remediation: '移除该标签，并将角色绑定给真正需要的人。通过自带角色获得该权限者将失去它。',
    },
  },
  kinds: ['rbac.authorization.k8s.io/ClusterRole'],
  judge,
})

function judge(role: View): readonly Violation[] {
  if (isBootstrap(role)) return []
  const labels = role.at('metadata', 'labels')
  const widened = ['view', 'edit', 'admin'].find((name) => labels.at(`${PREFIX}${name}`).string() === 'true')
  if (widened === undefined) return []
  const isWide = widened === 'view' ? isMoreThanViewing : isMoreThanEditing
  return rulesOf(role)
    .filter(isWide)
    .map(({ path, verbs, resources }) => ({
      path,
      message: `everybody who holds ${widened} may ${verbs.join(', ')} ${resources.join(', ')}`,
      edit: undefined,
    }))
}

function isMoreThanViewing(rule: PolicyRule): boolean {
  const changes = rule.resources.length > 0 && rule.verbs.some((verb) => !VIEWING.has(verb))
  return changes || grants(rule, SECRETS) !== undefined
}

function isMoreThanEditing(rule: PolicyRule): boolean {
  const isAll = rule.apiGroups.includes('*') && rule.resources.includes('*') && rule.verbs.includes('*')
  return isAll || NOT_EDITING.some((target) => grants(rule, target) !== undefined)
}

const PREFIX = 'rbac.authorization.k8s.io/aggregate-to-'
const VIEWING: ReadonlySet<string> = new Set(['get', 'list', 'watch'])
const SECRETS: Target = { group: '', resource: 'secrets', verbs: ['get', 'list', 'watch'] }
/** What `edit` and `admin` leave to administrators of the cluster; service accounts of the namespace both may act as. */
const NOT_EDITING: readonly Target[] = [
  { group: '', resource: 'users', verbs: ['impersonate'] },
  { group: '', resource: 'groups', verbs: ['impersonate'] },
  { group: '', resource: 'nodes/proxy', verbs: ['get', 'create'] },
  {
    group: 'rbac.authorization.k8s.io',
    resource: 'clusterroles',
    verbs: ['escalate', 'bind', 'create', 'update', 'patch'],
  },
  { group: 'rbac.authorization.k8s.io', resource: 'clusterrolebindings', verbs: ['create', 'update', 'patch'] },
  { group: 'rbac.authorization.k8s.io', resource: 'roles', verbs: ['escalate', 'bind'] },
  ...['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'].map((resource) => ({
    group: 'admissionregistration.k8s.io',
    resource,
    verbs: ['create', 'update', 'patch', 'delete'],
  })),
]
