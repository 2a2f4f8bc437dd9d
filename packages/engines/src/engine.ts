import type { Fact, Finding, Judgment, NotEvaluated, Resource, Rule, RuleId, Summary, Tally } from '@ringwall/model'

/** Judges facts as they pass. Rules in, facts in, judgments out; time is an argument. */
export interface StreamEngine {
  readonly id: string
  load(rules: readonly Rule[]): void
  push(fact: Fact): readonly Judgment[]
  /** Lets windows close and state expire. `now` in ms since the Unix epoch. */
  tick(now: number): readonly Judgment[]
}

/** Judges what is. Knows deletion, and judges again only what changed. */
export interface StateEngine {
  readonly id: string
  readonly rules: ReadonlyMap<RuleId, Rule>
  apply(changes: readonly Change[]): void
  judge(): Judged
}

export type Change =
  | { readonly kind: 'put'; readonly resource: Resource }
  | { readonly kind: 'delete'; readonly resource: Resource }

/** All that an engine says of what it holds. Passes are counted, not listed. */
export interface Judged {
  readonly findings: readonly Finding[]
  readonly notEvaluated: readonly NotEvaluated[]
  readonly tallies: ReadonlyMap<RuleId, Tally>
  /** Objects that at least one rule judged. */
  readonly objectsJudged: number
  /** Objects that no rule is about, by `apiVersion/kind`. */
  readonly passedOver: Readonly<Record<string, number>>
  readonly summaries: readonly Summary[]
}
