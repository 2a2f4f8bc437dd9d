import { type EventFormat, eventFormats } from '@ringwall/formats'
import type { EventLog } from '@ringwall/model'

/** The shape of an event, and the log it came from. */
export interface Recognised {
  readonly format: EventFormat
  readonly log: EventLog
}

export type Recognise = (event: unknown) => Recognised | undefined

/** Every event format there is. */
export async function allFormats(): Promise<readonly EventFormat[]> {
  return await Promise.all(Object.values(eventFormats).map((load) => load()))
}

/** Recognises events by themselves, that of the last one first; with `log` every other one is plain JSON of that log. */
export function recogniser(formats: readonly EventFormat[], log: EventLog | undefined): Recognise {
  const plain = formats.find(({ id }) => id === 'json-event')
  const other = plain === undefined || log === undefined ? undefined : { format: plain, log }
  let last: EventFormat | undefined
  return (event) => {
    const before = last?.logOf(event)
    if (last !== undefined && before !== undefined) return { format: last, log: before }
    for (const format of formats) {
      const found = format.logOf(event)
      if (found === undefined) continue
      last = format
      return { format, log: found }
    }
    return other
  }
}
