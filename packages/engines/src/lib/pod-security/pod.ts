import type { Edit, Path } from '@ringwall/model'
import { type Unreadable, type View, view } from '../view/index.ts'

/** A pod, or the template of one. */
export interface Pod {
  readonly metadata: View
  readonly spec: View
  readonly annotations: View
  /** Init containers, containers and ephemeral containers, in this order. */
  readonly containers: readonly Container[]
  readonly isWindows: boolean
  /** True where the pod runs in a user namespace of its own (`hostUsers: false`). */
  readonly hasUserNamespace: boolean
  /** What could not be read so far. Grows while checks read. */
  readonly unreadable: readonly Unreadable[]
}

export interface Container {
  readonly name: string
  readonly view: View
  readonly securityContext: View
}

/** One place of a pod that a check forbids. */
export interface Violation {
  /** The offending value, or the place where it is missing. */
  readonly path: Path
  readonly message: string
  readonly edit: Edit | undefined
  /**
   * Set where a secret is written: `true` where the path is beside it, and nothing but that place is shown; `value` where
   * the path is the secret itself, and nothing but its key is.
   */
  readonly isSecret?: true | 'value'
}

/** Reads `object` (metadata and spec) as a pod; `path` is where it is written in its document. */
export function podOf(object: unknown, path: Path): Pod {
  const unreadable: Unreadable[] = []
  const root = view(object, path, unreadable)
  const metadata = root.at('metadata')
  const spec = root.at('spec')
  return {
    metadata,
    spec,
    annotations: metadata.at('annotations'),
    containers: CONTAINER_LISTS.flatMap((list) => spec.at(list).items().map(container)),
    isWindows: spec.at('os', 'name').string() === 'windows',
    hasUserNamespace: spec.at('hostUsers').boolean() === false,
    unreadable,
  }
}

function container(at: View, index: number): Container {
  const name = at.at('name').string() ?? `#${index}`
  return { name, view: at, securityContext: at.at('securityContext') }
}

const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const
