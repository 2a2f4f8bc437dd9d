import type { Macro } from './macro.ts'
import type { Settings } from './settings.ts'

/** Where something is written. */
export interface Place {
  readonly file: string
  /** 1-based. */
  readonly line: number
}

/** All of a configuration, loaded: what to run in which phase, in order. Frozen. */
export interface Ruleset {
  readonly settings: Settings
  readonly steps: readonly Step[]
}

export type Step =
  | { readonly kind: 'rule'; readonly rule: SecRule }
  | { readonly kind: 'marker'; readonly name: string }

export type Phase = 1 | 2 | 3 | 4 | 5

/** A SecRule or SecAction with the rules chained to it. */
export interface SecRule {
  /** 0 where none was given, which only a configuration before CRS's time does. */
  readonly id: number
  readonly place: Place
  readonly phase: Phase
  readonly disruptive: Disruptive
  readonly status: number | undefined
  readonly isLogged: boolean
  readonly isAudited: boolean
  readonly tags: readonly Macro[]
  readonly severity: number | undefined
  /** How many rules to pass over after a match. */
  readonly skip: number
  readonly skipAfter: string | undefined
  /** The head and what is chained to it; never empty. */
  readonly links: readonly [Link, ...Link[]]
  readonly details: Readonly<Record<'rev' | 'ver' | 'maturity' | 'accuracy', string>>
}

/** One test of a chain with what a match of it does. */
export interface Link {
  readonly place: Place
  /** Empty for a SecAction. */
  readonly targets: readonly Target[]
  readonly operator: OperatorUse
  /** Names in lower case, without `none`. */
  readonly transformations: readonly string[]
  readonly capturing: boolean
  readonly multiMatch: boolean
  readonly message: Macro | undefined
  readonly logData: Macro | undefined
  readonly effects: readonly Effect[]
}

/** What a rule looks at. */
export interface Target {
  /** In upper case. */
  readonly variable: string
  readonly mode: 'value' | 'count' | 'exclude'
  readonly selector: Selector | undefined
}

export type Selector =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'xpath'; readonly path: string }

export interface OperatorUse {
  /** In lower case. */
  readonly name: string
  readonly negated: boolean
  readonly argument: Macro
}

/** What happens to the request when a rule matches. */
export type Disruptive =
  | { readonly kind: 'pass' | 'deny' | 'drop' }
  | { readonly kind: 'allow'; readonly scope: 'all' | 'phase' | 'request' }
  | { readonly kind: 'redirect' | 'proxy'; readonly url: Macro }

/** What a matched link changes, before any verdict. */
export type Effect =
  | { readonly kind: 'set'; readonly name: Macro; readonly change: Change }
  | { readonly kind: 'unset'; readonly name: Macro }
  | { readonly kind: 'expire'; readonly name: Macro; readonly seconds: Macro }
  | { readonly kind: 'environment'; readonly name: Macro; readonly value: Macro }
  | { readonly kind: 'collection'; readonly collection: string; readonly key: Macro }
  | { readonly kind: 'control'; readonly control: Control }

export type Change =
  | { readonly kind: 'to'; readonly value: Macro }
  | { readonly kind: 'add' | 'subtract'; readonly value: Macro }

/** A `ctl`: what changes for the rest of this transaction. */
export type Control =
  | { readonly kind: 'engine'; readonly mode: EngineMode }
  | { readonly kind: 'body_processor'; readonly name: string }
  | { readonly kind: 'request_body_access' | 'response_body_access' | 'force_request_body'; readonly isOn: boolean }
  | { readonly kind: 'request_body_limit' | 'response_body_limit'; readonly sizeBytes: number }
  | { readonly kind: 'audit' }
  | { readonly kind: 'remove'; readonly which: RuleSelector }
  | { readonly kind: 'remove_target'; readonly which: RuleSelector; readonly target: Target }

export type EngineMode = 'on' | 'off' | 'detection_only'

/** Rules by what they carry. */
export type RuleSelector =
  | { readonly by: 'id'; readonly ranges: readonly (readonly [first: number, last: number])[] }
  | { readonly by: 'tag' | 'message'; readonly text: string }
