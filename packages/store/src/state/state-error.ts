/** What is wrong with a state store, or with what was asked of it, told without a stack. */
export class StateError extends Error {
  override readonly name = 'StateError'
  readonly code: StateErrorCode

  constructor(message: string, code: StateErrorCode = 'broken') {
    super(message)
    this.code = code
  }
}

/**
 * `invalid` and `conflict` are about the question. `full` and `disk` are about the disk, which has no room or does not keep what is
 * written: nothing of the question was done, and what was there before can be read. `broken` is about the store.
 */
export type StateErrorCode = 'invalid' | 'conflict' | 'full' | 'disk' | 'broken'
