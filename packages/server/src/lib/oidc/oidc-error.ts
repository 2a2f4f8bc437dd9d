/** What keeps an OpenID provider from being asked, told without a stack. */
export class OidcError extends Error {
  override readonly name = 'OidcError'
}
