import type { Path } from '@ringwall/model'
import type { Violation } from '../lib/pod-security/index.ts'
import {
  grants,
  grantsEverything,
  isBootstrap,
  type PolicyRule,
  type Role,
  roleOf,
  type Target,
} from '../lib/rbac/index.ts'
import { type About, type Check, objectCheck } from './check.ts'

/** A check of the rules that roles hold. */
export interface RoleAbout extends Omit<About, 'standard' | 'references' | 'maturity'> {
  /** The places of a role that are wrong. Roles of Kubernetes itself are not asked about. */
  readonly judge: (role: Role) => readonly Violation[]
  /** Ids of rules that need not say again what this one says of a place. */
  readonly covers?: readonly string[]
}

/** A check of roles that grant what few need. */
export interface GrantAbout extends Omit<RoleAbout, 'judge'> {
  readonly targets: readonly GrantTarget[]
  /** What the holder may do, after `may`; `where` is `the cluster` or `its namespace`. */
  readonly may: (where: string) => string
  /** Roles that may hold all this nevertheless. */
  readonly isHarmless?: (role: Role) => boolean
}

/** What no role should grant on all objects. */
export interface GrantTarget extends Target {
  /** A resource that has no namespace: a Role cannot grant it. */
  readonly isClusterScoped?: boolean
  /** True for names that are as bad alone. Without it a rule that names its objects is no matter. */
  readonly isBadName?: (name: string) => boolean
}

/** A check that judges every role but those of Kubernetes itself. */
export function roleCheck({ judge, falsePositives, ...about }: RoleAbout): Check {
  return objectCheck({
    ...about,
    standard: undefined,
    references: REFERENCES,
    maturity: 'experimental',
    falsePositives: [...falsePositives, BOUND_IN_NAMESPACES],
    kinds: ['rbac.authorization.k8s.io/Role', 'rbac.authorization.k8s.io/ClusterRole'],
    judge: (object) => (isBootstrap(object) ? [] : judge(roleOf(object))),
  })
}

/** Finds each rule that grants a target. A rule that grants everything is left to `rbac-wildcard-all`. */
export function grantCheck({ targets, may, isHarmless, ...about }: GrantAbout): Check {
  return roleCheck({
    ...about,
    judge: (role) => {
      if (isHarmless?.(role)) return []
      const reachable = targets.filter((target) => role.kind === 'ClusterRole' || !target.isClusterScoped)
      return role.rules.flatMap((rule) => granted(rule, reachable, role, may))
    },
  })
}

/** `ClusterRole ci`, as messages begin. */
export function nameOfRole({ kind, name }: Role): string {
  return name === '' ? `${kind} without a name` : `${kind} ${name}`
}

/** How far the rules of a role reach, at most. */
export function reachOf({ kind }: Role): string {
  return kind === 'ClusterRole' ? 'the cluster' : 'its namespace'
}

function granted(
  rule: PolicyRule,
  targets: readonly GrantTarget[],
  role: Role,
  may: GrantAbout['may'],
): readonly Violation[] {
  if (grantsEverything(rule)) return []
  const found = targets.flatMap((target) => {
    const grant = grants(rule, target)
    return grant !== undefined && isBad(grant.names, target) ? [grant] : []
  })
  const [first] = found
  if (first === undefined) return []
  const verbs = new Set(found.flatMap((grant) => grant.verbs))
  const resources = new Set(found.map(({ index }) => rule.resources[index] ?? ''))
  const path: Path = [...rule.path, 'resources', first.index]
  const how = `${verbsOf(rule, verbs)} on ${[...resources].map(spoken).join(', ')}`
  return [{ path, message: `${nameOfRole(role)} may ${may(reachOf(role))} (${how})`, edit: undefined }]
}

function isBad(names: readonly string[], { isBadName }: GrantTarget): boolean {
  return names.length === 0 || (isBadName !== undefined && names.some(isBadName))
}

function verbsOf(rule: PolicyRule, granted: ReadonlySet<string>): string {
  return rule.verbs.includes('*') ? 'every verb' : [...granted].join(', ')
}

function spoken(resource: string): string {
  return resource === '*' ? 'every resource' : resource
}

const REFERENCES = [
  'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
]
const BOUND_IN_NAMESPACES =
  'A ClusterRole that only RoleBindings refer to reaches no farther than their namespaces; the role alone does not show it.'
