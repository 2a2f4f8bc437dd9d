import type { Path } from '@ringwall/model'
import type { Document } from '../document/index.ts'
import type { Indents } from './block-text.ts'
import type { PlacedChange } from './change.ts'
import type { FlowStyle } from './flow-text.ts'
import type { Plan } from './plan.ts'

/** What changes in the text of one document, while it is written down. */
export interface Draft {
  readonly text: string
  readonly document: Document
  readonly isJson: boolean
  readonly indents: Indents
  readonly changes: PlacedChange[]
  readonly refused: Refusal[]
  /** Changes a value that stays in its place. */
  readonly change: (place: Place, plan: Plan) => void
}

/** A place that cannot be changed, and why. */
export interface Refusal {
  readonly path: Path
  readonly reason: string
}

/** A value in the text, and what it hangs on. */
export interface Place {
  readonly value: unknown
  readonly path: Path
  readonly start: number
  readonly end: number
  readonly owner: Owner
  /** How what is around it in brackets is written; `undefined` in block style. */
  readonly flow: FlowStyle | undefined
}

/** The place of a map or list. */
export interface CollectionPlace extends Place {
  readonly value: object
}

/** The key, the dash, or the document that a value belongs to; `after` is behind its colon or dash. */
export interface Owner {
  readonly kind: 'key' | 'dash' | 'document'
  readonly start: number
  readonly after: number
}
