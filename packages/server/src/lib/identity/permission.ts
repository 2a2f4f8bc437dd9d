/** What may be done, as `<thing>:<verb>`. Every route names one. */
export type Permission = (typeof PERMISSIONS)[number]

/** A set of permissions with a name. */
export type Role = keyof typeof ROLES

export const PERMISSIONS = [
  'findings:read',
  'findings:write',
  'scans:read',
  'scans:write',
  'jobs:write',
  'exceptions:write',
  'exceptions:approve',
  'rules:read',
  'compliance:read',
  'metrics:read',
  'audit:read',
  'tokens:own',
  'users:admin',
  'settings:admin',
] as const

const READS = ['findings:read', 'scans:read', 'rules:read', 'compliance:read', 'tokens:own'] as const
const WORKS = [...READS, 'findings:write', 'scans:write', 'jobs:write', 'exceptions:write'] as const

/** What each role may. An approver is the second person of an exception: no one approves what they wrote, whoever they are. */
export const ROLES = {
  viewer: READS,
  analyst: WORKS,
  approver: [...WORKS, 'exceptions:approve'],
  admin: PERMISSIONS,
} as const satisfies Readonly<Record<string, readonly Permission[]>>

/** The role that somebody must always have, so that no tenant locks itself out. */
export const KEPT_ROLE: Role = 'admin'

/** What is of no cluster: who is held to some of them has none of it, whatever the role. */
export const OF_THE_TENANT: ReadonlySet<Permission> = new Set<Permission>([
  'audit:read',
  'users:admin',
  'settings:admin',
  'metrics:read',
])

/** What no token may, so that one that was stolen can neither make another nor let somebody in. */
export const NOT_FOR_TOKENS: ReadonlySet<Permission> = new Set<Permission>(['tokens:own', 'users:admin'])

export function isPermission(text: string): text is Permission {
  return (PERMISSIONS as readonly string[]).includes(text)
}

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text)
}

/** What a role may; nothing where the text is no role. */
export function permissionsOf(role: string): ReadonlySet<Permission> {
  return new Set<Permission>(isRole(role) ? ROLES[role] : [])
}
