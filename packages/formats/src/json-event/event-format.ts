import type { EventFormat } from '../event-format.ts'
import { isRecord, pathField, readTime } from '../lib/event-field/index.ts'

/** Any JSON: fields by their names, dotted ones down the maps. It tells no log, so that whoever reads it must. */
export const format: EventFormat = { id: 'json-event', logOf: () => undefined, timeOf, field: pathField }

/** By the names that are most used. */
function timeOf(raw: unknown): number | undefined {
  if (!isRecord(raw)) return undefined
  for (const name of NAMES) {
    const time = name in raw ? readTime(raw[name]) : undefined
    if (time !== undefined) return time
  }
  return undefined
}

const NAMES = ['@timestamp', 'timestamp', 'time', 'eventTime', 'event_time', 'ts', 'date']
