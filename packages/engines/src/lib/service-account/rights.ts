import type { Estate, Member, MemberPod } from '../estate/index.ts'
import { type Binding, bindingOf, grants, type PolicyRule, rulesOf, type Target } from '../rbac/index.ts'
import { accountOf, mountsToken } from './account.ts'

/** One rule of a role that a service account holds. */
export interface Held {
  readonly rule: PolicyRule
  /** The role, as a person names it: `ClusterRole ci`. */
  readonly role: string
  /** The namespace that it reaches; `*` for the whole cluster. */
  readonly reach: string
}

/**
 * What the token that a pod mounts may do, by the bindings that were given: to its service account, or to a group that has
 * it. Nothing where no token is mounted. Roles that are not given count as nothing, but for those that every cluster has.
 */
export function rightsOf(member: MemberPod, estate: Estate): readonly Held[] {
  if (!mountsToken(member, estate)) return []
  const { namespace } = member
  const { accounts, groups } = estate.once(holders)
  const named = accounts.get(`${namespace}/${accountOf(member)}`) ?? []
  return [...named, ...groupsOf(namespace).flatMap((group) => groups.get(group) ?? [])]
}

/** A thing that a right may grant, and the names that are as bad as all. */
type Wanted = Target & { readonly isBadName?: (name: string) => boolean }

/** The first target that a right grants on every object, or on one whose name `isBadName` tells, and that right. */
export function heldBy<T extends Wanted>(
  rights: readonly Held[],
  targets: readonly T[],
): (Held & { readonly target: T }) | undefined {
  for (const target of targets)
    for (const held of rights) {
      const names = grants(held.rule, target)?.names
      if (names?.length === 0 || names?.some((name) => target.isBadName?.(name))) return { ...held, target }
    }
  return undefined
}

/** Of every service account, by the authenticator of Kubernetes. */
function groupsOf(namespace: string): readonly string[] {
  return ['system:authenticated', 'system:serviceaccounts', `system:serviceaccounts:${namespace}`]
}

interface Holders {
  /** By `<namespace>/<name>`. */
  readonly accounts: ReadonlyMap<string, readonly Held[]>
  readonly groups: ReadonlyMap<string, readonly Held[]>
}

function holders(estate: Estate): Holders {
  const accounts = new Map<string, Held[]>()
  const groups = new Map<string, Held[]>()
  for (const member of BINDINGS.flatMap((kind) => estate.all(kind))) {
    const rights = rightsBy(member, estate)
    for (const subject of member.object.at('subjects').items()) {
      const kind = subject.at('kind').string()
      const name = subject.at('name').string() ?? ''
      const place = subject.at('namespace').string() ?? member.namespace
      if (kind === 'ServiceAccount') add(accounts, `${place}/${name}`, rights)
      if (kind === 'Group') add(groups, name, rights)
    }
  }
  return { accounts, groups }
}

function add(index: Map<string, Held[]>, key: string, rights: readonly Held[]): void {
  const known = index.get(key)
  if (known === undefined) index.set(key, [...rights])
  else known.push(...rights)
}

function rightsBy({ object, namespace }: Member, estate: Estate): readonly Held[] {
  const binding = bindingOf(object)
  const role = `${binding.role.kind} ${binding.role.name}`
  const reach = binding.kind === 'ClusterRoleBinding' ? '*' : namespace
  return rulesIn(binding, namespace, estate).map((rule) => ({ rule, role, reach }))
}

function rulesIn({ role }: Binding, namespace: string, estate: Estate): readonly PolicyRule[] {
  const isCluster = role.kind === 'ClusterRole'
  const found = estate.find(`rbac.authorization.k8s.io/${role.kind}`, isCluster ? '-' : namespace, role.name)
  const rules = found === undefined ? [] : rulesOf(found.object)
  if (rules.length > 0 || !isCluster) return rules
  return BUILT_IN.get(role.name) ?? []
}

function ruleOf(apiGroups: readonly string[], resources: readonly string[]): PolicyRule {
  return { apiGroups, resources, verbs: ['*'], resourceNames: [], path: [] }
}

/** What the roles for people that every cluster has grant of what gives others' rights away. (Kubernetes, User-facing roles.) */
const EDIT = [
  ruleOf([''], ['secrets', 'pods', 'pods/exec', 'pods/attach', 'pods/portforward', 'replicationcontrollers']),
  ruleOf([''], ['serviceaccounts/token', 'configmaps', 'services']),
  ruleOf(['apps'], ['daemonsets', 'deployments', 'replicasets', 'statefulsets']),
  ruleOf(['batch'], ['cronjobs', 'jobs']),
]
const BUILT_IN: ReadonlyMap<string, readonly PolicyRule[]> = new Map([
  ['cluster-admin', [ruleOf(['*'], ['*'])]],
  ['admin', [...EDIT, ruleOf(['rbac.authorization.k8s.io'], ['roles', 'rolebindings'])]],
  ['edit', EDIT],
])
const BINDINGS = ['rbac.authorization.k8s.io/RoleBinding', 'rbac.authorization.k8s.io/ClusterRoleBinding']
