import type { OidcSettings } from '../../lib/oidc/index.ts'
import { secureAddress } from '../../lib/secure-address.ts'
import { UsageError } from '../../lib/usage-error.ts'
import type { Terminal } from '../terminal.ts'
import { readSecret } from './secret-input.ts'

export interface OidcFlags {
  readonly oidcIssuer?: string
  readonly oidcClientId?: string
  readonly oidcClientSecretFile?: string
  readonly oidcRole: readonly string[]
  readonly oidcGroupsClaim: string
  readonly oidcName: string
}

/** What was said of an OpenID provider; `undefined` for nothing. Throws a UsageError for half of it. */
export async function oidcSettings(flags: OidcFlags, terminal: Terminal): Promise<OidcSettings | undefined> {
  const { oidcIssuer, oidcClientId: clientId, oidcClientSecretFile: secretFile, oidcRole } = flags
  if (oidcIssuer === undefined) {
    if (clientId !== undefined || secretFile !== undefined || oidcRole.length > 0)
      throw new UsageError('--oidc-… needs --oidc-issuer')
    return undefined
  }
  if (clientId === undefined) throw new UsageError('--oidc-issuer needs --oidc-client-id')
  if (oidcRole.length === 0)
    throw new UsageError('--oidc-issuer needs --oidc-role, such as admin=platform-team: without one nobody gets in')
  const { parseRoleGrant } = await import('../../lib/oidc/index.ts')
  const roles = oidcRole.map((text) => {
    const grant = parseRoleGrant(text)
    if (grant === undefined) throw new UsageError(`--oidc-role ${text}: must be role=group, such as viewer=everybody`)
    return grant
  })
  return {
    name: flags.oidcName,
    issuer: issuer(oidcIssuer),
    clientId,
    clientSecret: secretFile === undefined ? undefined : await readSecret(terminal, secretFile),
    groupsClaim: flags.oidcGroupsClaim,
    roles,
  }
}

/** The provider is told the secret. */
function issuer(text: string): URL {
  const url = secureAddress(text)
  if (url === undefined) throw new UsageError(`--oidc-issuer ${text}: must be an https address`)
  return url
}
