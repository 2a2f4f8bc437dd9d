import { absent, type Estate, type Member, type NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { isBootstrap } from '../../lib/rbac/index.ts'
import { estateObjectCheck } from '../check.ts'

export const check = estateObjectCheck({
  id: 'rbac-role-unbound',
  title: 'Role is bound to nobody',
  description: 'A role that nobody holds should go: it is a right that waits for a binding, and nobody reviews it.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  techniques: [],
  controls: [
    { framework: 'nsa-cisa', id: 'AUTH/access-review' },
    { framework: 'pci-dss-4.0', id: '7.2.4' },
  ],
  maturity: 'experimental',
  falsePositives: ['Roles that are bound elsewhere, or made for users to bind.'],
  remediation: 'Remove the role, or bind it.',
  translations: { 'zh-Hans': { title: '角色未绑定给任何主体', remediation: '删除该角色，或将其绑定。' } },
  kinds: ['rbac.authorization.k8s.io/Role', 'rbac.authorization.k8s.io/ClusterRole'],
  judge,
})

function judge({ object, kind, namespace, name }: Member, estate: Estate): readonly (Violation | NotKnown)[] {
  if (isBootstrap(object) || isForOthers(object) || estate.once(boundRoles).has(`${kind} ${namespace} ${name}`))
    return []
  const message = `nobody is given ${object.at('kind').string() ?? 'role'} ${name}`
  return [absent(estate, { path: object.at('metadata', 'name').path, message, edit: undefined })]
}

/** A role that is added to others by its labels is held by whoever holds them. */
function isForOthers(object: Member['object']): boolean {
  return object
    .at('metadata', 'labels')
    .entries()
    .some(([key]) => key.startsWith('rbac.authorization.k8s.io/aggregate-to-'))
}

/** `<kind> <namespace> <name>` of every role that a binding gives. */
function boundRoles(estate: Estate): ReadonlySet<string> {
  return new Set(
    ['RoleBinding', 'ClusterRoleBinding']
      .flatMap((kind) => estate.all(`${GROUP}/${kind}`))
      .map(({ object, namespace }) => {
        const role = object.at('roleRef')
        const kind = role.at('kind').string() ?? ''
        return `${GROUP}/${kind} ${kind === 'ClusterRole' ? '-' : namespace} ${role.at('name').string() ?? ''}`
      }),
  )
}

const GROUP = 'rbac.authorization.k8s.io'
