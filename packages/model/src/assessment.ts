import type { Control } from './control.ts'
import type { Finding } from './finding.ts'
import type { Framework, FrameworkSection } from './framework.ts'
import type { RuleId } from './rule.ts'
import type { Scan } from './scan.ts'
import type { Severity } from './severity.ts'

/** What a scan says of every control of a framework. */
export interface Assessment {
  readonly framework: Framework
  readonly scan: Scan
  readonly sections: readonly AssessedSection[]
  readonly score: Score
}

export interface AssessedSection {
  readonly section: FrameworkSection
  readonly controls: readonly AssessedControl[]
}

/** A control and what the rules that name it say. Only `met` says that it holds, and even that of objects as they are written. */
export type AssessedControl = Failed | Met | Partly | Unevaluated | Undecided

interface Assessed {
  readonly control: Control
  /** Every rule that names it, also those that did not run; sorted. */
  readonly rules: readonly RuleId[]
}

/** At least one rule found something wrong. */
export interface Failed extends Assessed {
  readonly status: 'failed'
  /** Worst first. */
  readonly findings: readonly Finding[]
  /** Of the worst finding; `undefined` where a rule failed and all that it found is told or accepted elsewhere. */
  readonly severity: Severity | undefined
  /** What other rules of it could not say. */
  readonly because: readonly Obstacle[]
}

/** The rules decide it all, all of them passed, and the scan saw everything. */
export interface Met extends Assessed {
  readonly status: 'met'
}

/** All its rules passed; a part of it no rule decides, or the scan did not see. */
export interface Partly extends Assessed {
  readonly status: 'partly'
  /** How many gaps the scan has. */
  readonly gaps: number
  /** Rules of it that found nothing to judge, while others did. */
  readonly idle: readonly RuleId[]
}

/** Rules name it, and at least one of them could not say. */
export interface Unevaluated extends Assessed {
  readonly status: 'not_evaluated'
  readonly because: readonly Obstacle[]
}

/** No rule names it: a person must look. */
export interface Undecided extends Assessed {
  readonly status: 'not_decided'
}

/** Why rules say nothing. */
export interface Obstacle {
  readonly reason: 'did_not_run' | 'no_object' | 'could_not_judge'
  readonly rules: readonly RuleId[]
}

/** How the controls came out. A percentage of it means nothing without what was not decided. */
export interface Score {
  readonly counts: Readonly<Record<AssessedControl['status'], number>>
  readonly total: number
  /** Failed, met or partly: controls of which the rules said something. */
  readonly decided: number
  /** Met or partly. */
  readonly passed: number
  /** Whole percents of the decided controls that passed, rounded down; `undefined` where none is decided. */
  readonly percent: number | undefined
}
