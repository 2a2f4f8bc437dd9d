/**
 * What must hold of a fact, as data, so that an engine can index a whole set of rules. One tree for Sigma, Falco,
 * STIX patterns and our own; flags carry the differences between the languages. Frozen once built.
 */
export type Condition = All | Any | Not | Test

export interface All {
  readonly kind: 'all'
  readonly of: readonly Condition[]
}

export interface Any {
  readonly kind: 'any'
  readonly of: readonly Condition[]
}

export interface Not {
  readonly kind: 'not'
  readonly of: Condition
}

/** A test of one field. */
export interface Test {
  readonly kind: 'test'
  /** The native field name, as the rule's language writes it. */
  readonly field: string
  readonly match: Match
  readonly case: 'sensitive' | 'folded'
  /** What the test says of a fact that has no such field. */
  readonly missing: 'false' | 'true' | 'unknown'
  /** Of a field that is a list: must one element pass, or every one? */
  readonly list: 'some' | 'every'
}

export type Match =
  | { readonly kind: 'exists' }
  | { readonly kind: 'equals'; readonly value: string | number | boolean | null }
  | { readonly kind: 'contains' | 'prefix' | 'suffix'; readonly value: string }
  | { readonly kind: 'regex'; readonly source: string; readonly flags: string }
  | { readonly kind: 'cidr'; readonly value: string }
  | { readonly kind: 'compare'; readonly operator: '<' | '<=' | '>' | '>='; readonly value: number }
