import type { Asset } from '@ringwall/model'
import type { FindingRow } from './schema.ts'

/** Where an asset is, in the columns that a person filters by. */
export function placeOf(asset: Asset): Pick<FindingRow, 'target' | 'namespace' | 'resource' | 'name'> {
  switch (asset.kind) {
    case 'kubernetes':
      return { target: asset.target, namespace: asset.namespace, resource: asset.resource, name: asset.name }
    case 'file':
      return { target: asset.target, namespace: '-', resource: 'File', name: asset.path }
  }
}
