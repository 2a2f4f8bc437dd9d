/** The advisory database cannot be opened, read or written. The message names its file. */
export class AdvisoryStoreError extends Error {
  override readonly name = 'AdvisoryStoreError'
}
