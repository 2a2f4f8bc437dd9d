import type { View } from '../view/index.ts'
import { type PolicyRule, rulesOf } from './policy-rule.ts'

/** A Role or a ClusterRole. */
export interface Role {
  readonly kind: 'Role' | 'ClusterRole'
  /** Empty where it has none. */
  readonly name: string
  /** `undefined` for a ClusterRole, and where none is written. */
  readonly namespace: string | undefined
  readonly rules: readonly PolicyRule[]
}

/** Reads `object`, which is known to be a Role or a ClusterRole. */
export function roleOf(object: View): Role {
  const metadata = object.at('metadata')
  const isCluster = object.at('kind').string() === 'ClusterRole'
  return {
    kind: isCluster ? 'ClusterRole' : 'Role',
    name: metadata.at('name').string() ?? '',
    namespace: isCluster ? undefined : metadata.at('namespace').string(),
    rules: rulesOf(object),
  }
}
