import type { Entry } from './entry.ts'

/** A demand that is met: the number it is about, and the matches because of which; of very many the first and the last. */
export interface Met {
  readonly count: number
  readonly matches: readonly Entry[]
}

/** What a group of matches has come to. */
export interface Window {
  /** Time of the last match. */
  readonly last: number
  /** Takes the next match, none being earlier than those before; what the demand has come to, if it is met. */
  push(entry: Entry, value: string | undefined): Met | undefined
  /** What the demand comes to when no more matches follow. */
  close(): Met | undefined
  /** How many matches it holds. */
  readonly size: number
}
