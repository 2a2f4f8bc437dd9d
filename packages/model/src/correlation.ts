import type { RuleId } from './rule.ts'

/** What must hold of the matches of other rules within a time, in each group by itself (Sigma 2.1, correlation rules). */
export interface Correlation {
  /** The rules whose matches count; correlations may be among them. */
  readonly rules: readonly RuleId[]
  /** Fields, or names of `aliases`, whose values make a group; none for one group of all. */
  readonly groupBy: readonly string[]
  /** Name → the field that bears it in the matches of each rule. */
  readonly aliases: Readonly<Record<string, Readonly<Record<RuleId, string>>>>
  readonly timespanMs: number
  readonly demand: Demand
}

/** What is demanded of a group. */
export type Demand =
  | { readonly kind: 'event_count'; readonly limits: readonly Limit[] }
  /** Distinct values of a field, or of several fields together. */
  | { readonly kind: 'value_count'; readonly fields: readonly string[]; readonly limits: readonly Limit[] }
  | {
      readonly kind: 'value_sum' | 'value_avg' | 'value_median'
      readonly field: string
      readonly limits: readonly Limit[]
    }
  | {
      readonly kind: 'value_percentile'
      readonly field: string
      /** Which percentile is compared, 0 to 100; `undefined` where the rule leaves it open. */
      readonly percentile: number | undefined
      readonly limits: readonly Limit[]
    }
  /** How many of the rules match, in any order or in theirs; all of them where there are no limits. */
  | { readonly kind: 'temporal' | 'temporal_ordered'; readonly limits: readonly Limit[] }

/** A bound of a number; several all hold. */
export interface Limit {
  readonly operator: '<' | '<=' | '>' | '>=' | '=' | '!='
  readonly value: number
}
