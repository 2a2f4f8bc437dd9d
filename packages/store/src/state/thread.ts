// What a thread runs where nobody names another module.
import { workerData } from 'node:worker_threads'
import { runStateThread } from './worker.ts'

runStateThread((workerData as { readonly path: string }).path)
