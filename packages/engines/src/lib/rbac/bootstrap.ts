import type { View } from '../view/index.ts'
import { bindingOf } from './binding.ts'

/**
 * True for an object that Kubernetes itself makes and keeps: it carries the label of the defaults *and* a name that is
 * reserved for them, either of which alone anybody may write by accident. Such an object is what it is; the API server
 * puts it back when it is changed. (Kubernetes, Using RBAC Authorization, Default roles and role bindings.)
 */
export function isBootstrap(object: View): boolean {
  const metadata = object.at('metadata')
  if (metadata.at('labels', 'kubernetes.io/bootstrapping').string() !== 'rbac-defaults') return false
  const name = metadata.at('name').string() ?? ''
  if (isReservedName(name) || name === 'extension-apiserver-authentication-reader') return true
  const kind = object.at('kind').string()
  if (kind === 'ClusterRole') return USER_ROLES.has(name)
  return kind === 'ClusterRoleBinding' && name === 'cluster-admin' && isForMastersAlone(object)
}

/** True for a name that Kubernetes keeps for its own roles and bindings, though nobody is hindered from taking it. */
export function isReservedName(name: string): boolean {
  return name.startsWith('system:')
}

function isForMastersAlone(object: View): boolean {
  const { role, subjects } = bindingOf(object)
  const isMasters = subjects.every(({ kind, name }) => kind === 'Group' && name === 'system:masters')
  return role.name === 'cluster-admin' && subjects.length > 0 && isMasters
}

const USER_ROLES: ReadonlySet<string> = new Set(['cluster-admin', 'admin', 'edit', 'view'])
