import type { ObjectEdit } from '@ringwall/formats/kubernetes'
import type { Asset, Evidence, Rule, Safety } from '@ringwall/model'

/** A place that a rule finds wrong, and what could be done about it. */
export interface Place {
  readonly rule: Rule
  readonly asset: Asset
  readonly evidence: Evidence
}

/** An edit that a rule asks for. */
export interface Proposal extends Place {
  readonly safety: Safety
  /** The object that the edit is about; `undefined` where it is not written in the file that the finding names. */
  readonly edit: ObjectEdit | undefined
}

/** A place that stays as it is, and why. */
export interface Unfixed extends Place {
  readonly because: Because
}

export type Because =
  /** The change can break a running program, and that was not allowed. */
  | { readonly kind: 'unsafe' }
  /** Nobody but a person can say what should stand there. */
  | { readonly kind: 'person' }
  /** The text cannot be changed there. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The change was tried, and did not help or made something else wrong. */
  | { readonly kind: 'withdrawn'; readonly reason: string }

/** Whether an edit needs leave: its own word counts before its rule's, and a rule that says nothing is not trusted. */
export function safetyOf({ rule, evidence }: Place): Safety {
  return evidence.edit?.isSafe ? 'safe' : (rule.fix?.safety ?? 'unsafe')
}
