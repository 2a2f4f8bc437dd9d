import type { Source } from './source.ts'

/** What is wrong with a template, and where. */
export interface TemplateProblem {
  readonly source: Source
  /** In UTF-16 code units from the beginning of the source. */
  readonly offset: number
  readonly message: string
}

/**
 * Leaves a parser, an executor or a function at what is wrong, and is caught at the border of this folder: a template that
 * is wrong is a value to everybody else. Whoever throws without knowing the place leaves it to the action that called.
 */
export class Stop extends Error {
  readonly at: { readonly source: Source; readonly offset: number } | undefined

  constructor(message: string, at?: { readonly source: Source; readonly offset: number }) {
    super(message)
    this.at = at
  }
}

/** The problem that a caught error tells of; anything but a `Stop` and an exhausted stack is a mistake of ours and goes on. */
export function problemOf(cause: unknown, source: Source): TemplateProblem {
  if (cause instanceof Stop) return { source, offset: 0, ...cause.at, message: cause.message }
  if (cause instanceof RangeError) return { source, offset: 0, message: 'nested too deeply' }
  throw cause
}
