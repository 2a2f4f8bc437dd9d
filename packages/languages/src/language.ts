import type { Result, Rule } from '@ringwall/model'

/** What is wrong with a rule's text. */
export interface RuleError {
  readonly code: 'syntax' | 'unsupported' | 'unknown_field' | 'limit'
  /** 1-based. */
  readonly line: number
  readonly column: number
  readonly message: string
}

/** Turns rule text into rules. Total: any text gives rules or errors, never a throw, and a rule that cannot run whole is refused. */
export interface Language {
  readonly id: string
  compile(text: string, resolve: Resolver): Result<readonly Rule[], readonly RuleError[]>
}

/** How a language reads what a rule refers to (a list, an included file). `undefined` where there is none. */
export type Resolver = (reference: string) => string | undefined
