/** A mistake in what the person wrote: an option, a configuration. Told without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
