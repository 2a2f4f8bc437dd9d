import type { Condition } from './condition.ts'
import type { ControlRef } from './control.ts'
import type { Correlation } from './correlation.ts'
import type { Fact } from './fact.ts'
import type { LogSource } from './log-source.ts'
import type { Severity } from './severity.ts'
import type { Span } from './span.ts'

declare const ruleId: unique symbol

/** Lower-case words and hyphens, or the UUID that a Sigma rule comes with; never changed, never used again. */
export type RuleId = string & { readonly [ruleId]: never }

/** What judges. */
export interface Rule {
  readonly id: RuleId
  /** What is wrong where it fires, as a plain sentence about a thing. */
  readonly title: string
  /** What is demanded and why, in our own words. */
  readonly description: string
  readonly severity: Severity
  readonly language: string
  /** Classes of the facts it judges. */
  readonly classes: readonly Fact['class'][]
  readonly logic: Logic
  /** The standard it implements. */
  readonly standard: Standard | undefined
  readonly references: readonly string[]
  /** ATT&CK technique ids, `T1611`. */
  readonly techniques: readonly string[]
  readonly controls: readonly ControlRef[]
  readonly maturity: 'experimental' | 'stable'
  readonly falsePositives: readonly string[]
  /** What a person does about it, and what may stop working. */
  readonly remediation: string
  /**
   * Set where it runs only when configuration asks for it: by its id, for it is a matter of taste or lists what there is, or
   * by what it demands of the `house`.
   */
  readonly isOptional?: true | 'house'
  /** What its edits may break; `undefined` where it has none, for a person must decide. */
  readonly fix?: Fix | undefined
  /** Set where it fires for the correlations that refer to it, and not by itself. */
  readonly isSilent?: true
  /** Where it is written, if it is text. */
  readonly origin?: Span
  /** Its words in other languages, by BCP 47 tag. */
  readonly translations?: Readonly<Partial<Record<Locale, RuleWords>>>
}

/** A language beside English in which the product speaks. */
export type Locale = 'zh-Hans'

/** What a rule says in another language. */
export interface RuleWords {
  readonly title: string
  readonly remediation: string
}

/** What the edits of a rule may do to a program that runs. */
export interface Fix {
  /** `safe` where no edit can change what a running program may do. */
  readonly safety: Safety
  /** What may stop working, as a sentence. */
  readonly mayStop: string
}

export type Safety = 'safe' | 'unsafe'

/** How a rule judges: data that an engine indexes, a program its language owns, or a pure function of its engine. */
export type Logic =
  | { readonly kind: 'condition'; readonly source: LogSource; readonly condition: Condition }
  | { readonly kind: 'correlation'; readonly correlation: Correlation }
  | { readonly kind: 'program'; readonly program: unknown }
  | { readonly kind: 'native' }

export interface Standard {
  /** `Pod Security Standards`. */
  readonly name: string
  /** `baseline, Privileged Containers`. */
  readonly section: string
  readonly url: string
}

/** Mints a rule id, or `undefined` where the text is not one. */
export function parseRuleId(text: string): RuleId | undefined {
  return RULE_ID.test(text) ? (text as RuleId) : undefined
}

const RULE_ID = /^(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
