import { useQuery } from '@tanstack/react-query'
import { session } from './queries.ts'
import type { Permission, Principal } from './types.ts'

/** Who is signed in; `undefined` where nobody is. */
export function usePrincipal(): Principal | undefined {
  return useQuery(session).data?.principal
}

/** True where the one who is signed in may do something. The server decides; this only leaves out what it would refuse. */
export function useMay(permission: Permission): boolean {
  return usePrincipal()?.permissions.includes(permission) ?? false
}
