/** What keeps identity from working: a key that cannot be read, or that others can. Told without a stack, and without the key. */
export class IdentityError extends Error {
  override readonly name = 'IdentityError'
}
