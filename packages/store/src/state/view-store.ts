import type { TenantId } from '@ringwall/model'

/** Lists of findings that people come back to: one's own, and those that others share. */
export interface ViewStore {
  /** What a user sees, by name. Not paged: a user may have few. */
  list(of: Viewer): Promise<readonly SeenView[]>
  /** Throws a StateError (conflict) where its owner has one of this name, or a hundred already. */
  add(view: View): Promise<void>
  /** Changes one's own; false where there is none. Throws a StateError (conflict) for a name that another has. */
  change(of: Viewer, id: string, change: ViewChange): Promise<boolean>
  /** Removes one's own; false where there is none. */
  remove(of: Viewer, id: string): Promise<boolean>
  /** Removes what anybody shares; false where there is none. */
  removeShared(tenant: TenantId, id: string): Promise<boolean>
  /** Says with which one begins; `undefined` for none. False where one does not see it. */
  begin(of: Viewer, id: string | undefined): Promise<boolean>
}

export interface Viewer {
  readonly tenant: TenantId
  readonly userId: string
}

export interface View {
  readonly tenant: TenantId
  readonly id: string
  /** Id of the user. */
  readonly owner: string
  readonly name: string
  /** As the address of a list has it, `severity=critical&namespace=payments`. */
  readonly query: string
  /** True where all of the tenant see it. */
  readonly isShared: boolean
  readonly createdAt: number
}

/** A view as somebody sees it. */
export interface SeenView extends View {
  readonly ownerName: string
  readonly isOwn: boolean
  /** True for the one with which this user begins. */
  readonly isDefault: boolean
}

export type ViewChange = Partial<Pick<View, 'name' | 'query' | 'isShared'>>
