import type { Operator } from '@ringwall/languages/lib/operator'
import type { Control, Link, Macro, Phase, SecRule, Settings } from '@ringwall/languages/seclang'
import type { VariableNames } from './effects.ts'
import type { Filter } from './sieve/clauses.ts'
import type { Scanner } from './sieve/scanner.ts'

/** A ruleset ready to run: its rules by phase, operators compiled, transformations and targets numbered. */
export interface Program {
  readonly settings: Settings
  readonly phases: Readonly<Record<Phase, readonly ProgramRule[]>>
  /** The first is empty. */
  readonly chains: readonly Chain[]
  /** What a `ctl` that removes a target removes. */
  readonly controlTargets: ReadonlyMap<Control, ProgramTarget>
  /** The rules that a `ctl` concerns. */
  readonly controlRules: ReadonlyMap<Control, ReadonlySet<SecRule>>
  /** What effects set whose name is no macro. */
  readonly names: VariableNames
  /** Looks for all that links need, in one pass over a text. */
  readonly scanner: Scanner
}

export interface ProgramRule {
  readonly rule: SecRule
  readonly links: readonly ProgramLink[]
  /** Which rule of the phase is next after `skipAfter`; none where the marker is not there. */
  readonly after: number
}

export interface ProgramLink {
  readonly link: Link
  readonly includes: readonly ProgramTarget[]
  /** Whether it looks at what rules change as they go. */
  readonly isVolatile: boolean
  /** The one key of TX that it looks at, where that is all, in lower case. */
  readonly txKey: string | undefined
  readonly excludes: readonly ProgramTarget[]
  /** Numbers of the chains of transformations to look behind: one, or for `multiMatch` all on the way to it. */
  readonly chains: readonly number[]
  readonly operator: ProgramOperator
  /** One of these lets a value pass that can match; none where every value is to be judged. */
  readonly filters: readonly Filter[]
  /** Of each filter: links that look at the same behind the same chain have one number. */
  readonly slots: readonly number[]
}

export interface ProgramTarget {
  /** Targets that select the same have one number. */
  readonly number: number
  readonly variable: string
  readonly isCount: boolean
  /** In lower case. */
  readonly key: string | undefined
  /** Whether a key is one that a pattern takes. */
  readonly takesKey: ((key: string) => boolean) | undefined
  readonly xpath: string | undefined
}

/** An operator whose argument is known, or one to be made from what a macro gives. */
export type ProgramOperator =
  | { readonly kind: 'ready'; readonly run: Operator }
  | { readonly kind: 'macro'; readonly argument: Macro; readonly make: (argument: string) => Operator }

/** A row of transformations: its parent and one more. */
export interface Chain {
  readonly parent: number
  readonly run: (value: string) => string
  /** Bits of the transformations in it; `undefined` where it changes any value. */
  readonly touch: number | undefined
  /** Where the bits stand that links need after it. */
  readonly firstWord: number
  readonly wordCount: number
  /** No link that has bits there takes a shorter value. */
  readonly least: number
}
