/**
 * The log a rule is about, as Sigma names logs (Sigma 2.1, Log source): what is `undefined` does not matter. The more is
 * named, the fewer events are meant.
 */
export interface LogSource {
  /** What the log was logically grouped by, `process_creation`. */
  readonly category: string | undefined
  /** What wrote it, `windows`. */
  readonly product: string | undefined
  /** Which of its logs, `security`. */
  readonly service: string | undefined
}

/** The log an event came from. One event may belong to several categories, and a service may have several names. */
export interface EventLog {
  readonly categories: readonly string[]
  readonly product: string | undefined
  readonly services: readonly string[]
}

/** True where a rule about `source` is about events of `log`. */
export function isAbout(source: LogSource, log: EventLog): boolean {
  return (
    (source.category === undefined || log.categories.includes(source.category)) &&
    (source.product === undefined || source.product === log.product) &&
    (source.service === undefined || log.services.includes(source.service))
  )
}

/** True where every event that `narrow` means is one that `wide` means. */
export function covers(wide: LogSource, narrow: LogSource): boolean {
  return (
    (wide.category === undefined || wide.category === narrow.category) &&
    (wide.product === undefined || wide.product === narrow.product) &&
    (wide.service === undefined || wide.service === narrow.service)
  )
}
