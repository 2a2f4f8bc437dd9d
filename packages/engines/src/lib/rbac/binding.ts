import type { Path } from '@ringwall/model'
import type { View } from '../view/index.ts'

/** A RoleBinding or a ClusterRoleBinding. */
export interface Binding {
  readonly kind: 'RoleBinding' | 'ClusterRoleBinding'
  /** Empty where it has none. */
  readonly name: string
  readonly role: { readonly kind: string; readonly name: string; readonly path: Path }
  readonly subjects: readonly Subject[]
}

/** One to whom the role is given. */
export interface Subject {
  /** `User`, `Group` or `ServiceAccount`. */
  readonly kind: string
  readonly name: string
  readonly path: Path
}

/** Reads `object`, which is known to be a RoleBinding or a ClusterRoleBinding. */
export function bindingOf(object: View): Binding {
  const role = object.at('roleRef')
  return {
    kind: object.at('kind').string() === 'ClusterRoleBinding' ? 'ClusterRoleBinding' : 'RoleBinding',
    name: object.at('metadata', 'name').string() ?? '',
    role: { kind: role.at('kind').string() ?? '', name: role.at('name').string() ?? '', path: role.path },
    subjects: object
      .at('subjects')
      .items()
      .map((subject) => ({
        kind: subject.at('kind').string() ?? '',
        name: subject.at('name').string() ?? '',
        path: subject.path,
      })),
  }
}
