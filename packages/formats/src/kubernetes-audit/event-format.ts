import type { EventLog } from '@ringwall/model'
import type { EventFormat } from '../event-format.ts'
import { isRecord, pathField, readTime } from '../lib/event-field/index.ts'

/** An event of the audit log of a Kubernetes API server (audit.k8s.io). */
export const format: EventFormat = {
  id: 'kubernetes-audit',
  logOf: (raw) =>
    isRecord(raw) && typeof raw['apiVersion'] === 'string' && raw['apiVersion'].startsWith('audit.k8s.io/')
      ? LOG
      : undefined,
  timeOf: (raw) =>
    isRecord(raw) ? (readTime(raw['requestReceivedTimestamp']) ?? readTime(raw['stageTimestamp'])) : undefined,
  field: pathField,
}

/** Rules name it with the category and without. */
const LOG: EventLog = { product: 'kubernetes', services: ['audit'], categories: ['application'] }
