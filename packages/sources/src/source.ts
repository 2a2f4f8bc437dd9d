import type { File } from '@ringwall/formats'
import type { Gap } from '@ringwall/model'

/** What a source must be allowed to do, told before it does anything. */
export interface Needs {
  readonly network: boolean
  readonly privileges: readonly string[]
}

/** Something seen, or something that could not be. One trouble never ends a source. */
export type Sighting<T> =
  | { readonly kind: 'seen'; readonly value: T }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'trouble'; readonly gap: Gap }

/** A stream of sightings from outside; ends when the world does, or when `signal` aborts. Never throws over what it sees. */
export interface Source<T> {
  readonly id: string
  readonly needs: Needs
  sightings(signal: AbortSignal): AsyncIterable<Sighting<T>>
}

export type FileSource = Source<File>
