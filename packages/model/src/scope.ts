declare const tenantId: unique symbol
declare const clusterId: unique symbol

export type TenantId = string & { readonly [tenantId]: never }
export type ClusterId = string & { readonly [clusterId]: never }

/** Whose it is and which cluster it is in: part of the key of every asset, finding, token and permission. */
export interface Scope {
  readonly tenant: TenantId
  readonly cluster: ClusterId
}

/** The one tenant until somebody makes a second, and no cluster: what a scan of files without a server runs in. */
export function localScope(): Scope {
  return { tenant: tenant('default'), cluster: cluster('-') }
}

/** Mints a tenant id; the caller has checked where it came from. */
export function tenant(id: string): TenantId {
  return id as TenantId
}

/** Mints a cluster id; `-` is "in no cluster". */
export function cluster(id: string): ClusterId {
  return id as ClusterId
}
