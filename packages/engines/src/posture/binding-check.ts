import type { Violation } from '../lib/pod-security/index.ts'
import { type Binding, bindingOf, isBootstrap, type Subject } from '../lib/rbac/index.ts'
import { type About, type Check, objectCheck } from './check.ts'

/** A check of who is given which role. */
export interface BindingAbout extends Omit<About, 'standard' | 'references' | 'maturity'> {
  /** Finds the places of a binding that are wrong. */
  readonly judge: (binding: Binding) => readonly Violation[]
}

/** A check that judges every binding but those of Kubernetes itself. */
export function bindingCheck({ judge, ...about }: BindingAbout): Check {
  return objectCheck({
    ...about,
    standard: undefined,
    references: REFERENCES,
    maturity: 'experimental',
    kinds: ['rbac.authorization.k8s.io/RoleBinding', 'rbac.authorization.k8s.io/ClusterRoleBinding'],
    judge: (object) => (isBootstrap(object) ? [] : judge(bindingOf(object))),
  })
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

const REFERENCES = [
  'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings',
]
