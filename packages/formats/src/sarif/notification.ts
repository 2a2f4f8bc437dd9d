import type { Gap } from '@ringwall/model'
import { physicalLocation } from './location.ts'
import { message } from './message.ts'

/** A gap as `notification` (SARIF §3.58): a condition that kept the tool from judging. */
export function notification(gap: Gap): object {
  return {
    descriptor: { id: gap.code },
    level: 'warning',
    message: message(`not judged: ${gap.message}`),
    locations: [{ physicalLocation: physicalLocation(gap.at) }],
  }
}
