export {
  type Oidc,
  type OidcOptions,
  type OidcOutcome,
  type OidcPerson,
  type OidcSettings,
  oidc,
  redirectOf,
} from './oidc.ts'
export { OidcError } from './oidc-error.ts'
export { parseRoleGrant, type RoleGrant } from './role-map.ts'
