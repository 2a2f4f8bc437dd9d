import type { EventFormat } from '../event-format.ts'
import { isRecord, readTime } from '../lib/event-field/index.ts'
import { windowsField } from './field.ts'
import { windowsLog } from './log.ts'
import { plain } from './plain.ts'

/**
 * A record of a Windows event log as JSON: nested as its XML is (`Event.System`, `Event.EventData` or `Event.UserData`), or
 * flat, with `Channel` and `EventID` beside the data.
 */
export const format: EventFormat = { id: 'windows-event', logOf, timeOf, field: windowsField }

function logOf(raw: unknown): ReturnType<EventFormat['logOf']> {
  if (!isRecord(raw)) return undefined
  const event = raw['Event']
  const system = isRecord(event) ? event['System'] : raw
  if (!isRecord(system)) return undefined
  const channel = system['Channel']
  const id = plain(system['EventID'])
  return typeof channel === 'string' && id !== undefined ? windowsLog(channel, id) : undefined
}

/** When it was written, by the header; flat events say it in one of several names. */
function timeOf(raw: unknown): number | undefined {
  if (!isRecord(raw)) return undefined
  const event = raw['Event']
  const system = isRecord(event) ? event['System'] : raw
  if (!isRecord(system)) return undefined
  const created = system['TimeCreated']
  const attributes = isRecord(created) ? (created['#attributes'] ?? created) : undefined
  if (isRecord(attributes)) return readTime(attributes['SystemTime'])
  return TIMES.map((name) => readTime(system[name])).find((time) => time !== undefined)
}

const TIMES = ['TimeCreated', '@timestamp', 'UtcTime', 'EventTime', 'SystemTime']
