import type { Asset, KubernetesAsset } from './asset.ts'
import type { Condition } from './condition.ts'
import type { EventLog } from './log-source.ts'
import type { Observed } from './observed.ts'
import type { Package } from './package.ts'
import type { Located } from './span.ts'

/** One observation about the world. Times are milliseconds since the Unix epoch. */
export type Fact = Resource | Activity | Package | Artifact | Indicator

/** The desired or actual state of a Kubernetes object. */
export interface Resource extends Observed {
  readonly class: 'kubernetes_resource'
  readonly asset: KubernetesAsset
  readonly apiVersion: string
  /** The object as JSON would hold it. Its shape is not checked: read it with a typed view. */
  readonly object: Readonly<Record<string, unknown>>
  /** Where its values are written. */
  readonly document: Located
}

/** Something that happened. The value stays as the source gave it; what fires or is kept is made an OCSF event then. */
export interface Activity extends Observed {
  readonly class: 'activity'
  /** Id of the event format whose fields `raw` has. */
  readonly format: string
  readonly log: EventLog
  readonly raw: unknown
}

/** A stored thing with contents: an image, a file, an archive. */
export interface Artifact extends Observed {
  readonly class: 'artifact'
  readonly digest: string
  readonly asset: Asset
}

/** What an attack looks like, from a threat-intelligence feed. */
export interface Indicator extends Observed {
  readonly class: 'indicator'
  readonly pattern: Condition
  readonly validUntil: number | undefined
}
