import { isRecord } from '../lib/event-field/index.ts'

/** The value of an element that carries attributes beside its text. */
export function plain(value: unknown): unknown {
  return isRecord(value) && '#text' in value ? value['#text'] : value
}
