import type { StateErrorCode } from './state-error.ts'

/** What is asked of the thread of a database; an empty text closes it. */
export interface Question {
  readonly id: number
  readonly sql: string
  readonly parameters: readonly unknown[]
}

export type Answer =
  | { readonly id: number; readonly rows: readonly unknown[]; readonly changes: number }
  | { readonly id: number; readonly error: string; readonly code: StateErrorCode }
