/** Rules about several matches of other rules within a time (Sigma 2.1, correlation rules). */
export { Correlator, type CorrelatorSettings, type Fired, type Losses, type RuleMatch } from './correlator.ts'
export type { Place } from './entry.ts'
export { notRun } from './not-run.ts'
