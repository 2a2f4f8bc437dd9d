// The thread in which a SQLite file is open. It answers one message after the other; node:sqlite is synchronous, and nobody
// on the event loop of the server waits for a disk.
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { parentPort } from 'node:worker_threads'
import type { Answer, Question } from './protocol.ts'
import type { StateErrorCode } from './state-error.ts'

/** Opens the file in this thread, answers what the thread that made it asks, and returns what it opened. */
export function runStateThread(path: string): DatabaseSync {
  const db = new DatabaseSync(path)
  db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 5000')
  // A write that was too much for the disk must not hold the room that it took.
  db.exec(`pragma journal_size_limit = ${MAX_IDLE_JOURNAL_BYTES}`)
  const statements = new Map<string, StatementSync>()
  parentPort?.on('message', (question: Question) => parentPort?.postMessage(answered({ db, statements }, question)))
  parentPort?.postMessage({ id: 0, rows: [], changes: 0 } satisfies Answer)
  return db
}

interface Open {
  readonly db: DatabaseSync
  readonly statements: Map<string, StatementSync>
}

function answered({ db, statements }: Open, { id, sql, parameters }: Question): Answer {
  try {
    if (sql === '') {
      db.close()
      return { id, rows: [], changes: 0 }
    }
    // A disk that is full or fails ends the transaction by itself. (SQLite, Response To Errors Within A Transaction)
    if (sql === 'rollback' && !db.isTransaction) return { id, rows: [], changes: 0 }
    const statement = prepared({ db, statements }, sql)
    const values = parameters as SQLInputValue[]
    if (statement.columns().length > 0) return { id, rows: statement.all(...values), changes: 0 }
    return { id, rows: [], changes: Number(statement.run(...values).changes) }
  } catch (cause) {
    return { id, error: cause instanceof Error ? cause.message : String(cause), code: codeOf(cause) }
  }
}

/** By the primary result code, the lowest byte of what SQLite tells. (SQLite, Result and Error Codes) */
function codeOf(cause: unknown): StateErrorCode {
  // `node:sqlite` puts it on what it throws.
  const { errcode = 0 } = cause as { readonly errcode?: number }
  return OF_DISK.get(errcode & 0xff) ?? 'broken'
}

/** Preparing costs more than most statements: those that come again are kept, up to a number. */
function prepared({ db, statements }: Open, sql: string): StatementSync {
  const known = statements.get(sql)
  if (known !== undefined) return known
  const statement = db.prepare(sql)
  if (statements.size >= MAX_STATEMENTS) statements.clear()
  statements.set(sql, statement)
  return statement
}

const MAX_STATEMENTS = 200
const MAX_IDLE_JOURNAL_BYTES = 64 * 1024 * 1024
const OF_DISK: ReadonlyMap<number, StateErrorCode> = new Map([
  [13, 'full'],
  // A file system that met an error lets nobody write any more.
  [8, 'disk'],
  [10, 'disk'],
  [14, 'disk'],
])
