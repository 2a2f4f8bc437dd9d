import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { CompiledQuery } from 'kysely'
import { connect, type ThreadConnection } from './connection.ts'
import { discard, put } from './draft.ts'
import { MIGRATIONS } from './migrations.ts'
import { refuseNetwork } from './network.ts'
import { StateError } from './state-error.ts'

export interface CopyRequest {
  /** The store. */
  readonly path: string
  /** The copy. */
  readonly file: string
  /** The module that the thread of the database runs. */
  readonly entry?: URL
}

export interface Backup {
  readonly sizeBytes: number
}

/**
 * Copies a store into one file, as it is at one moment, while others go on writing, and reads the copy through. Throws a StateError
 * where there is no store or the file is there already; then no part of a copy is left.
 */
export async function backupState({ path, file, entry = WORKER }: CopyRequest): Promise<Backup> {
  if (!existsSync(path)) throw new StateError(`${path}: there is no store`, 'invalid')
  if (existsSync(file)) throw new StateError(`${file}: is there already`, 'conflict')
  const draft = `${file}.draft`
  rmSync(draft, { force: true })
  // Made before it is filled, for its owner alone: it holds what the store holds.
  closeSync(openSync(draft, 'wx', 0o600))
  try {
    await using(path, entry, (connection) => run(connection, 'vacuum into ?', [draft]))
    await demandWhole(draft, entry)
    put(draft, file)
    return { sizeBytes: statSync(file).size }
  } catch (cause) {
    discard(draft)
    throw cause
  }
}

export interface RestoreRequest extends CopyRequest {
  /** Milliseconds since the Unix epoch; names what was there before. */
  readonly now: number
  /** `refuse` where a store is there; `set_aside` to keep it under another name. */
  readonly existing: 'refuse' | 'set_aside'
}

export interface Restored {
  /** Where the store of before is; `undefined` where there was none. */
  readonly setAside: string | undefined
}

/**
 * Puts a copy in the place of a store. The copy is read through first, and stays as it is; the store of before is never removed.
 * Throws a StateError where the copy is none of ours or not whole, or the store is in use; then nothing has changed.
 */
export async function restoreState(request: RestoreRequest): Promise<Restored> {
  const { path, file, existing, now, entry = WORKER } = request
  refuseNetwork(path)
  if (!existsSync(file)) throw new StateError(`${file}: there is no such file`, 'invalid')
  const isThere = existsSync(path) && statSync(path).size > 0
  if (isThere && existing === 'refuse') throw new StateError(`${path}: a store is there already`, 'conflict')
  const draft = `${path}.draft`
  discard(draft)
  try {
    copyFileSync(file, draft, constants.COPYFILE_EXCL)
    chmodSync(draft, 0o600)
    await demandWhole(draft, entry)
    const setAside = isThere ? `${path}.replaced-${now}` : undefined
    if (setAside !== undefined) {
      await demandUnused(path, entry)
      renameSync(path, setAside)
    }
    put(draft, path)
    return { setAside }
  } catch (cause) {
    discard(draft)
    throw cause
  }
}

/** Reads a file through. Throws a StateError where it is no store, a newer one, or not whole. */
async function demandWhole(path: string, entry: URL): Promise<void> {
  const flaw = await using(path, entry, async (connection) => {
    const tables = await run(connection, "select name from sqlite_master where type = 'table' and name = 'migrations'")
    if (tables.length === 0) return 'is no store of Ringwall'
    const known = new Set(MIGRATIONS.map(({ id }) => id))
    const applied = await run(connection, 'select id from migrations')
    if (applied.length === 0) return 'is no store of Ringwall'
    const newer = applied.find(({ id }) => !known.has(String(id)))
    if (newer !== undefined) return `was written by a newer release: migration "${newer['id']}" is not known here`
    const [checked] = await run(connection, 'pragma integrity_check(1)')
    if (checked?.['integrity_check'] !== 'ok') return `is damaged: ${checked?.['integrity_check']}`
    const [dangling] = await run(connection, 'pragma foreign_key_check')
    return dangling === undefined ? undefined : `is damaged: a row of ${dangling['table']} points to nothing`
  })
  if (flaw !== undefined) throw new StateError(`${path}: ${flaw}`, 'invalid')
}

/** A store can leave its write-ahead log only where nobody else has it open; what the log holds is in the file then. */
async function demandUnused(path: string, entry: URL): Promise<void> {
  try {
    await using(path, entry, async (connection) => {
      await run(connection, 'pragma busy_timeout = 100')
      await run(connection, 'pragma journal_mode = delete')
    })
  } catch {
    throw new StateError(`${path}: is in use: stop the server first`, 'conflict')
  }
}

async function using<T>(path: string, entry: URL, work: (connection: ThreadConnection) => Promise<T>): Promise<T> {
  const connection = await connect(path, entry)
  try {
    return await work(connection)
  } finally {
    await connection.close()
  }
}

async function run(
  connection: ThreadConnection,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return (await connection.executeQuery<Readonly<Record<string, unknown>>>(CompiledQuery.raw(sql, [...parameters])))
    .rows
}

const WORKER = new URL('./thread.ts', import.meta.url)
