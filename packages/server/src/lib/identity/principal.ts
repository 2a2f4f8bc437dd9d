import type { ClusterId, TenantId } from '@ringwall/model'
import { OF_THE_TENANT, type Permission } from './permission.ts'

/** Who asks, once they have proven it. */
export type Principal = UserPrincipal | TokenPrincipal

interface Proven {
  readonly id: string
  readonly name: string
  readonly tenant: TenantId
  /** Of a token, that of its user. */
  readonly role: string
  /** The clusters to which it is held; `undefined` for every one. */
  readonly clusters: readonly ClusterId[] | undefined
  /** None for a user who has yet to choose a password. */
  readonly permissions: ReadonlySet<Permission>
}

/** A person, in a session. */
export interface UserPrincipal extends Proven {
  readonly kind: 'user'
  readonly sessionId: string
  readonly mustChangePassword: boolean
}

/** A program, by an API token. */
export interface TokenPrincipal extends Proven {
  readonly kind: 'token'
  /** Whose token it is. */
  readonly userId: string
}

/** What is asked about: a cluster of a tenant, or the tenant as a whole where none is named. */
export interface Reach {
  readonly tenant: TenantId
  readonly cluster?: ClusterId
}

/** True only where everything says so: the tenant is its own, the permission is held, and it reaches as far. */
export function may(principal: Principal, permission: Permission, { tenant, cluster }: Reach): boolean {
  if (principal.tenant !== tenant || !principal.permissions.has(permission)) return false
  if (principal.clusters === undefined) return true
  if (OF_THE_TENANT.has(permission)) return false
  return cluster !== undefined && principal.clusters.includes(cluster)
}

/** The clusters in which it may, for lists that hold several. */
export function clustersWhere(principal: Principal, permission: Permission): readonly ClusterId[] | 'every' {
  if (!principal.permissions.has(permission)) return []
  return principal.clusters ?? 'every'
}
