/** What is wrong with a state store, told without a stack. */
export class StateError extends Error {
  override readonly name = 'StateError'
}
