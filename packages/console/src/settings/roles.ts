/** Roles of the server that have a name in the languages of the console, from least to most. */
export const ROLES = ['viewer', 'analyst', 'approver', 'admin'] as const

/** True where a role has a name in the languages of the console; any other is shown as it is called. */
export function isNamedRole(role: string): role is (typeof ROLES)[number] {
  return (ROLES as readonly string[]).includes(role)
}
