import type { ScanOrder } from './lib/jobs/index.ts'

/** What a thread of the command is for: the released command is one file, and its own threads run it too. */
export type ThreadData =
  | { readonly thread: 'state'; readonly path: string }
  | { readonly thread: 'scan'; readonly order: ScanOrder }

/** Runs in a thread what it was made for. */
export async function runThread(data: ThreadData): Promise<void> {
  switch (data.thread) {
    case 'state':
      return void (await import('@ringwall/store/state')).runStateThread(data.path)
    case 'scan':
      return await (await import('./lib/jobs/scan-thread.ts')).runScanThread(data.order)
  }
}
