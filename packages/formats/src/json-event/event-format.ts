import type { EventFormat } from '../event-format.ts'
import { pathField } from '../lib/event-field/index.ts'

/** Any JSON: fields by their names, dotted ones down the maps. It tells no log, so that whoever reads it must. */
export const format: EventFormat = { id: 'json-event', logOf: () => undefined, field: pathField }
