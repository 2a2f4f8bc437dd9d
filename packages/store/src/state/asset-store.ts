import type { Scope, Severity } from '@ringwall/model'
import type { PageQuery } from './page.ts'

/** Things that findings are about. */
export interface AssetStore {
  /** A page of assets, those with the worst open findings first. */
  list(query: AssetQuery): Promise<AssetPage>
  find(scope: Scope, key: string): Promise<KeptAsset | undefined>
}

export interface AssetQuery extends PageQuery {
  readonly scope: Scope
  readonly where: AssetFilter
}

/** What is left out does not restrict. */
export interface AssetFilter {
  readonly targets?: readonly string[] | undefined
  readonly namespaces?: readonly string[] | undefined
  readonly resources?: readonly string[] | undefined
  /** Part of the name, whatever the case. */
  readonly text?: string | undefined
}

export interface AssetPage {
  readonly assets: readonly KeptAsset[]
  readonly next: string | undefined
}

export interface KeptAsset {
  readonly key: string
  readonly kind: string
  readonly target: string
  /** `-` for what lives in none. */
  readonly namespace: string
  readonly resource: string
  readonly name: string
  /** Severity of its worst open finding; `undefined` where it has none. */
  readonly worst: Severity | undefined
  readonly open: number
  readonly firstSeen: number
  readonly lastSeen: number
}
