export { isApiToken } from './api-token.ts'
export { offerBootstrap, type Redeemed, type Redemption, redeemBootstrap } from './bootstrap.ts'
export { actorOf, type Client, HERE, type IdentityContext, record, SYSTEM } from './context.ts'
export { IdentityError } from './identity-error.ts'
export { type IdentityKeys, openKeys, readAuditKey, readAuditKeys } from './keys.ts'
export { changePassword, type PasswordChange, type PasswordChanged } from './password.ts'
export { type PasswordHasher, passwordHasher } from './password-hash.ts'
export { type PasswordFlaw, passwordFlaws } from './password-policy.ts'
export { isPermission, isRole, KEPT_ROLE, PERMISSIONS, type Permission, ROLES, type Role } from './permission.ts'
export { clustersWhere, may, type Principal, type Reach, type TokenPrincipal, type UserPrincipal } from './principal.ts'
export type { Unproven } from './prove.ts'
export { type RateLimit, rateLimit } from './rate-limit.ts'
export { confirmTotp, offerTotp, removeTotp, type TotpConfirmed, type TotpOffer } from './second-factor.ts'
export { mintPassword } from './secret.ts'
export { beginSession, endSession, type NewlySignedIn, principalOfSession, rotateSession } from './session.ts'
export { type SignIn, type SignInRequest, signIn } from './sign-in.ts'
export { type Minted, mintToken, principalOfToken, revokeToken, type TokenWish } from './token.ts'
export {
  type Administrator,
  addUser,
  changeUser,
  type PasswordResetDone,
  resetPassword,
  type UserAdded,
  type UserWish,
} from './users.ts'
