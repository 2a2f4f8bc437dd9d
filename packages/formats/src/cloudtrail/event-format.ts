import type { EventLog } from '@ringwall/model'
import type { EventFormat } from '../event-format.ts'
import { isRecord, pathField, readTime } from '../lib/event-field/index.ts'

/** A record of AWS CloudTrail (record contents, version 1). */
export const format: EventFormat = {
  id: 'cloudtrail',
  logOf: (raw) =>
    isRecord(raw) &&
    typeof raw['eventVersion'] === 'string' &&
    typeof raw['eventSource'] === 'string' &&
    'awsRegion' in raw
      ? LOG
      : undefined,
  timeOf: (raw) => (isRecord(raw) ? readTime(raw['eventTime']) : undefined),
  field: pathField,
}

const LOG: EventLog = { product: 'aws', services: ['cloudtrail'], categories: [] }
