import type { Rule, Span } from '@ringwall/model'

/** Turns rule text into rules. */
export interface Language {
  readonly id: string
  /**
   * Reads a whole set of texts, for rules refer to each other across files. Total: any texts give rules and problems, never a
   * throw. A rule that cannot run whole is refused and the others stand.
   */
  load(texts: readonly RuleText[], resolve: Resolver): Loaded
}

/** A file of rules, by the name a person knows it by. */
export interface RuleText {
  readonly file: string
  readonly text: string
}

/** What came of texts. */
export interface Loaded {
  /** In the order in which they are written. */
  readonly rules: readonly Rule[]
  /** Why rules, or whole documents, were refused: everything that is wrong with each. */
  readonly refusals: readonly RuleProblem[]
  /** What is odd about rules that run all the same. */
  readonly remarks: readonly RuleProblem[]
}

/** What is wrong with a rule's text, and where. */
export interface RuleProblem {
  readonly code: RuleProblemCode
  /** Lower-case; names the field and the value. */
  readonly message: string
  /** `detection.selection.Image|re`; `.` for the document as a whole. */
  readonly field: string
  readonly at: Span
}

/** `unsupported` is right by some specification and not run here; `reference` names what is not there. */
export type RuleProblemCode = 'syntax' | 'wrong_type' | 'unknown' | 'unsupported' | 'reference' | 'duplicate' | 'limit'

/** The values that a name in a rule stands for: those of a placeholder, the lines of a data file. `undefined` where there are none. */
export type Resolver = (name: string) => readonly string[] | undefined
