import type { Estate, Member } from '../lib/estate/index.ts'
import type { Violation } from '../lib/pod-security/index.ts'
import { type Binding, bindingOf, isBootstrap, isReservedName, type Subject } from '../lib/rbac/index.ts'
import { type About, type Check, type EstateObjectJudge, estateObjectCheck, objectCheck } from './check.ts'

/** A check of who is given which role. */
export interface BindingAbout extends Omit<About, 'standard' | 'references' | 'maturity'> {
  /** Finds the places of a binding that are wrong. */
  readonly judge: (binding: Binding) => readonly Violation[]
}

/** A check of who is given which role, by what the role grants. */
export interface EstateBindingAbout extends Omit<About, 'standard' | 'references' | 'maturity'> {
  readonly judge: EstateObjectJudge['judge']
}

/** A check that judges every binding but those of Kubernetes itself. */
export function bindingCheck({ judge, ...about }: BindingAbout): Check {
  return objectCheck({
    ...about,
    standard: undefined,
    references: REFERENCES,
    maturity: 'experimental',
    kinds: KINDS,
    judge: (object) => (isBootstrap(object) ? [] : judge(bindingOf(object))),
  })
}

/** A check that judges every binding but those of Kubernetes itself, by what stands beside it. */
export function estateBindingCheck({ judge, ...about }: EstateBindingAbout): Check {
  return estateObjectCheck({
    ...about,
    standard: undefined,
    references: REFERENCES,
    maturity: 'experimental',
    kinds: KINDS,
    judge: (member, estate) => (isBootstrap(member.object) ? [] : judge(member, estate)),
  })
}

/** The role that a binding in `namespace` gives, where it is known. */
export function boundRole({ role }: Binding, namespace: string, estate: Estate): Member | undefined {
  const place = role.kind === 'ClusterRole' ? '-' : namespace
  return estate.find(`rbac.authorization.k8s.io/${role.kind}`, place, role.name)
}

/** True where a binding gives a role that every cluster has by itself. */
export function isOfCluster({ role }: Binding): boolean {
  return role.kind === 'ClusterRole' && (USER_ROLES.has(role.name) || isReservedName(role.name))
}

/** One violation for every subject that is wrong, saying which role it is given. */
export function givenTo(binding: Binding, isWrong: (subject: Subject) => boolean): readonly Violation[] {
  const { kind, name, role, subjects } = binding
  return subjects.filter(isWrong).map((subject) => ({
    path: subject.path,
    message: `${kind} ${name} gives ${role.kind} ${role.name} to ${subject.kind} ${subject.name}`,
    edit: undefined,
  }))
}

const KINDS = ['rbac.authorization.k8s.io/RoleBinding', 'rbac.authorization.k8s.io/ClusterRoleBinding']
const USER_ROLES: ReadonlySet<string> = new Set(['cluster-admin', 'admin', 'edit', 'view'])
const REFERENCES = [
  'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings',
]
