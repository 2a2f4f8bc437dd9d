import { isRole, ROLES, type Role } from '../identity/index.ts'

/** Who is in a group has a role. */
export interface RoleGrant {
  readonly role: Role
  /** As the provider names it; `*` for everybody whom it lets in. */
  readonly group: string
}

/** The role that may most of those that the groups have; `undefined` for none, and then nobody gets in. */
export function roleOf(groups: readonly string[], grants: readonly RoleGrant[]): Role | undefined {
  const held = grants.filter(({ group }) => group === '*' || groups.includes(group)).map(({ role }) => role)
  return RANKED.findLast((role) => held.includes(role))
}

/** Reads `role=group`; `undefined` where it is none. */
export function parseRoleGrant(text: string): RoleGrant | undefined {
  const at = text.indexOf('=')
  const role = text.slice(0, at)
  const group = text.slice(at + 1)
  return at > 0 && isRole(role) && group !== '' ? { role, group } : undefined
}

/** From least to most. The names of a record are its keys. */
const RANKED = Object.keys(ROLES) as Role[]
