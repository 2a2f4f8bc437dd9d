import type { Action, Finding, Receipt } from '@ringwall/model'

/** Plans, does and undoes one kind of action. Planning changes nothing. */
export interface Responder {
  readonly id: string
  plan(finding: Finding): Action | undefined
  apply(action: Action): Promise<Receipt>
  revert(receipt: Receipt): Promise<void>
}
