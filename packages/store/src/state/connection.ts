import { Worker } from 'node:worker_threads'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import type { Answer, Question } from './protocol.ts'
import { StateError } from './state-error.ts'

/** A connection to a SQLite file that is open in a thread of its own. */
export interface ThreadConnection extends DatabaseConnection {
  close(): Promise<void>
}

/** Opens the file. `entry` is the module that the thread runs. Throws a StateError where it cannot be opened. */
export async function connect(path: string, entry: URL): Promise<ThreadConnection> {
  const worker = new Worker(entry, { workerData: { thread: 'state', path } })
  const waiting = new Map<number, (answer: Answer) => void>()
  let next = 1
  let failure: string | undefined
  const failAll = (message: string): void => {
    failure = message
    for (const [id, settle] of waiting) settle({ id, error: message, code: 'broken' })
    waiting.clear()
  }
  worker.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  worker.on('error', (cause) => failAll(cause instanceof Error ? cause.message : String(cause)))
  worker.on('exit', () => failAll('the store is closed'))
  const wait = (id: number): Promise<Answer> => new Promise((resolve) => waiting.set(id, resolve))
  const ask = async (
    sql: string,
    parameters: readonly unknown[],
  ): Promise<Answer & { readonly rows: readonly unknown[] }> => {
    if (failure !== undefined) throw new StateError(`${path}: ${failure}`)
    const question: Question = { id: next++, sql, parameters }
    const answer = wait(question.id)
    worker.postMessage(question)
    return settled(await answer, path)
  }
  settled(await wait(0), path)
  return {
    executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
      const answer = await ask(sql, parameters)
      // The rows are of the shape that the query names.
      return { rows: answer.rows as R[], numAffectedRows: BigInt('changes' in answer ? answer.changes : 0) }
    },
    streamQuery: () => {
      throw new StateError('queries are not streamed: page through them')
    },
    close: async () => {
      await ask('', [])
      await worker.terminate()
    },
  }
}

function settled(answer: Answer, path: string): Answer & { readonly rows: readonly unknown[] } {
  if ('error' in answer) throw new StateError(`${path}: ${answer.error}`, answer.code)
  return answer
}
