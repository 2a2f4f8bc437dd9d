import type { EventLog } from '@ringwall/model'

/** A shape in which events arrive: how one is known, and where it keeps the fields that rules name. */
export interface EventFormat {
  readonly id: string
  /** The log an event came from; `undefined` where it is of another format, or does not tell. The same log is the same object. */
  logOf(raw: unknown): EventLog | undefined
  /** When it happened, ms since the Unix epoch; `undefined` where the event does not tell. */
  timeOf(raw: unknown): number | undefined
  /** Prepares reading a field by the name that rules have for it: its value, a list where there are several, `undefined` where there is none. */
  field(name: string): (raw: unknown) => unknown
}
