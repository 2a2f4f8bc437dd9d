/**
 * What must hold of an event, as data, so that an engine can index a whole set of rules. One tree for Sigma, Falco, STIX
 * patterns and our own; flags carry what the languages differ in. Frozen once built.
 *
 * A test of a field that is absent does not hold, whatever the language; where a language says otherwise, the tree says so
 * with `exists`, `null` and `not`. `all` of nothing holds, `any` of nothing does not.
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
  /** The field by the name that the rule's language gives it; `undefined` for every value of the event, however deep. */
  readonly field: string | undefined
  readonly match: Match
  /** How letters of text compare. Of a regular expression its own flags say it. */
  readonly case: 'sensitive' | 'folded'
  /** Of a field that is a list: must one element pass, or every one? Every one of none passes. */
  readonly list: 'some' | 'every'
}

/**
 * What a value must be. Texts compare with the value written as text: numbers in decimal, booleans as words, maps as JSON;
 * `null` has no text.
 */
export type Match =
  /** The field is there, whatever its value. */
  | { readonly kind: 'exists' }
  /** The field is absent or `null`. */
  | { readonly kind: 'null' }
  | { readonly kind: TextRelation; readonly value: string }
  | { readonly kind: 'pattern'; readonly pieces: readonly Piece[] }
  /** RE2 syntax, found anywhere in the text; `flags` of `i`, `m` and `s`. */
  | { readonly kind: 'regex'; readonly source: string; readonly flags: string }
  /** The value is an address in this network. */
  | { readonly kind: 'cidr'; readonly value: string }
  /** The value as a number, or a part of it as a date, against a number. */
  | {
      readonly kind: 'compare'
      readonly operator: Operator
      readonly value: number
      readonly part: TimePart | undefined
    }
  /** The value against that of another field of the same event. */
  | { readonly kind: 'field'; readonly relation: TextRelation; readonly other: string }

export type TextRelation = 'equals' | 'contains' | 'prefix' | 'suffix'

export type Operator = '=' | '<' | '<=' | '>' | '>='

/** A piece of a wildcard pattern: text as it stands, any run of characters, or exactly one character. */
export type Piece = string | { readonly kind: 'run' | 'one' }

/** A number that a date holds; `week` by ISO 8601. */
export type TimePart = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'
