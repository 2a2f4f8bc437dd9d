import type { Recordable } from '@ringwall/store/state'

/** What the thread of a scan is given. */
export interface ScanOrder {
  /** Directory or file on this machine. */
  readonly path: string
  /** Name of the target. */
  readonly target: string
}

/** What it says. */
export type ScanNews =
  | { readonly kind: 'progress'; readonly filesRead: number; readonly objectsFound: number }
  | { readonly kind: 'done'; readonly scan: Recordable }
  | { readonly kind: 'failed'; readonly error: string }
