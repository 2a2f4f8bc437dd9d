import type { KubernetesAsset } from './asset.ts'
import type { Finding } from './finding.ts'
import type { RuleId } from './rule.ts'
import type { Span } from './span.ts'

/** An accepted risk. It never hides: what it excepts is still reported, and so is one that expired or matched nothing. */
export type Exception = FileException | AnnotationException

interface Accepted {
  readonly reason: string
  readonly owner: string
  /** The last day on which it holds, in UTC: `2027-01-31`. */
  readonly expires: string
  /** Globs of places within an object, `/` between steps, elements of lists by their name; empty for all of them. */
  readonly paths: readonly string[]
  /** Where it is written. */
  readonly at: Span
}

/** One of the exceptions file. */
export interface FileException extends Accepted {
  readonly kind: 'file'
  readonly rules: readonly RuleId[]
  /** Globs of `<namespace>/<kind>/<name>`; empty for every asset in `files`. */
  readonly assets: readonly string[]
  /** Globs of file paths, relative to the directory that holds `.ringwall`; empty for every file. */
  readonly files: readonly string[]
}

/** One that stands on the object it speaks of. */
export interface AnnotationException extends Accepted {
  readonly kind: 'annotation'
  readonly rule: RuleId
  readonly asset: KubernetesAsset
}

/** A finding, or the part of one, that an exception accepts. */
export interface Excepted {
  /** With the evidence that this exception accepts, and no other. */
  readonly finding: Finding
  readonly exception: Exception
  /** `part` where some of the finding's evidence is accepted by no exception and still open. */
  readonly extent: 'whole' | 'part'
}

/** An exception and what became of it in a scan. */
export interface ExceptionUse {
  readonly exception: Exception
  /** `not_known` where it matched nothing, and not all that it speaks of was judged. */
  readonly state: 'matched' | 'expired' | 'unmatched' | 'not_known'
  /** Findings that it accepts, wholly or in part; of an expired one, those that it would. */
  readonly findings: number
}

/** The last moment's day is still its own: true from the first millisecond (UTC) after it. `time` in ms since the Unix epoch. */
export function isExpired({ expires }: Pick<Exception, 'expires'>, time: number): boolean {
  return time >= Date.parse(expires) + DAY_MS
}

/** Whole days on which it still holds, today included; none where it is expired. */
export function daysLeft({ expires }: Pick<Exception, 'expires'>, time: number): number {
  return Math.max(0, Math.ceil((Date.parse(expires) + DAY_MS - time) / DAY_MS))
}

const DAY_MS = 24 * 60 * 60 * 1000
