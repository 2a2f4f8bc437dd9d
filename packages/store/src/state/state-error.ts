/** What is wrong with a state store, or with what was asked of it, told without a stack. */
export class StateError extends Error {
  override readonly name = 'StateError'
  readonly code: 'invalid' | 'conflict' | 'broken'

  /** `invalid` and `conflict` are about the question, `broken` about the store. */
  constructor(message: string, code: 'invalid' | 'conflict' | 'broken' = 'broken') {
    super(message)
    this.code = code
  }
}
