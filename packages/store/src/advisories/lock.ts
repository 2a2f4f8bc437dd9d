import { DatabaseSync } from 'node:sqlite'
import { AdvisoryStoreError } from './advisory-store-error.ts'

/**
 * Lets one process at a time build a database; gives what lets go of it. The lock is that of an empty SQLite file, which the system
 * gives up when a process ends, however it ends. Throws an AdvisoryStoreError where another holds it, or there can be none.
 */
export function lockFor(path: string): () => void {
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(`${path}.lock`, { timeout: 0 })
    lock.exec('begin exclusive')
  } catch (cause) {
    lock?.close()
    const message = cause instanceof Error ? cause.message : String(cause)
    const isBusy = /locked|busy/.test(message)
    throw new AdvisoryStoreError(`${path}: ${isBusy ? 'another update is running' : `cannot be written: ${message}`}`)
  }
  const held = lock
  return () => held.close()
}
