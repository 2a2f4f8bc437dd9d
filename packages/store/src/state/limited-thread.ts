// The thread of a store that may have no more pages than the file beside it says; it looks at each question. Its own tool:
// full-disk.test.ts writes that file.
import { readFileSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { runStateThread } from './worker.ts'

// What `connect` gives every thread.
const { path } = workerData as { readonly path: string }
let db: DatabaseSync | undefined
parentPort?.on('message', () => db?.exec(`pragma max_page_count = ${Number(readFileSync(`${path}.pages`, 'utf8'))}`))
db = runStateThread(path)
