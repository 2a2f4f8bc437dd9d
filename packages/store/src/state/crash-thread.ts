// The thread of a store that is killed with its process before the statement that AT names: by its number, or by how it
// begins; then it only says that it is about to. Its own tool: killed-migration.test.ts starts it.
import { writeSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { Question } from './protocol.ts'
import { runStateThread } from './worker.ts'

const { AT: at = '' } = process.env
let statements = 0
parentPort?.on('message', ({ sql }: Question) => {
  statements++
  if (String(statements) === at) process.kill(process.pid, 'SIGKILL')
  if (/^[a-z]/.test(at) && sql.startsWith(at)) writeSync(1, 'now\n')
})
// What `connect` gives every thread.
runStateThread((workerData as { readonly path: string }).path)
