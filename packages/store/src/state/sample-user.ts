import { localScope, type TenantId, tenant } from '@ringwall/model'
import type { NewUser } from './index.ts'

/** The tenants of tests: ours, and one that must never see what is ours. */
export const OURS: TenantId = localScope().tenant
export const THEIRS: TenantId = tenant('theirs')

/** A user of a test; its id is its name. */
export function sampleUser(name: string, user: Partial<NewUser> = {}): NewUser {
  return {
    tenant: OURS,
    id: name,
    name,
    role: 'viewer',
    clusters: undefined,
    mustChangePassword: false,
    passwordHash: `hash of ${name}`,
    now: 10,
    ...user,
  }
}
