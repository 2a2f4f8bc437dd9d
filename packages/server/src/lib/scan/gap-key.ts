import type { Gap } from '@ringwall/model'

/** Equal for gaps that tell a person the same. */
export function gapKey({ code, message, at }: Gap): string {
  return JSON.stringify([code, message, at.file, 'start' in at ? at.start.line : 0])
}
