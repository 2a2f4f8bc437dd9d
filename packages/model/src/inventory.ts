import type { Gap } from './coverage.ts'
import type { Package } from './package.ts'
import type { Scope } from './scope.ts'

/** What packages a target holds: what every bill of materials prints. */
export interface Inventory {
  /** The Ringwall release that looked. */
  readonly version: string
  readonly scope: Scope
  /** Id of the target. */
  readonly target: string
  /** Milliseconds since the Unix epoch. */
  readonly time: number
  readonly packages: readonly Package[]
  /** Files that were opened and read. */
  readonly filesRead: number
  /** What could not be read. */
  readonly gaps: readonly Gap[]
}
