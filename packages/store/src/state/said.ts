import { sha256 } from '@ringwall/base/hash'

/** A number for what the places of a finding say, in whatever order: few findings of a rule say something of their own. */
export function saidOf(messages: readonly string[]): number {
  return Number.parseInt(sha256([...new Set(messages)].sort()).slice(0, 12), 16)
}
