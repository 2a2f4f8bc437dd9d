import type { Edit, Path } from '@ringwall/model'
import type { Minor } from '../pod-security/index.ts'

/** A program of Kubernetes that is started with flags. */
export type Component =
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-scheduler'
  | 'etcd'
  | 'kube-proxy'
  | 'kubelet'

/** How a component of Kubernetes is started, as far as it is written in one place. */
export interface Startup {
  readonly component: Component
  /** Where a flag that is missing would be written. */
  readonly path: Path
  /** The minor release of Kubernetes, where the image or the configuration names it. */
  readonly version: Minor | undefined
  /** How a setting is spoken of: `kube-apiserver is started with --a=b`, `KubeletConfiguration sets a to b`. */
  readonly phrases: Phrases
  /** What it means that a flag of this name is not written. */
  absence(name: string): Absence
  /** The last flag of this name, which is the one that counts. */
  flag(name: string): Flag | undefined
  /** The change after which the flag has this value; `undefined` where it cannot be written so. */
  set(name: string, value: string): Edit | undefined
  /** The change after which the flag is not written; `undefined` where it is not, or not alone. */
  remove(name: string): Edit | undefined
}

export interface Phrases {
  readonly set: (name: string, value: string) => string
  readonly unset: (name: string) => string
}

export type Absence =
  /** It is not set. */
  | { readonly kind: 'unset' }
  /** It is set in another place, if at all: nothing can be said here. */
  | { readonly kind: 'elsewhere' }
  /** It may be set all the same; `because` is lower-case. */
  | { readonly kind: 'unknown'; readonly because: string }

export interface Flag {
  /** `true` for a flag without a value. */
  readonly value: string
  /** True where the value comes from a variable that is not written here. */
  readonly isOpen: boolean
  readonly path: Path
}

/** A flag as the text has it, with the changes that can be made of it. */
export interface WrittenFlag extends Flag {
  readonly set: (value: string) => Edit | undefined
  readonly remove: () => Edit | undefined
}

/** How what is started with flags is spoken of. */
export function flagPhrases(component: Component): Phrases {
  return {
    set: (name, value) => `${component} is started with --${name}=${value}`,
    unset: (name) => `${component} is started without --${name}`,
  }
}

export const UNSET: Absence = { kind: 'unset' }
export const ELSEWHERE: Absence = { kind: 'elsewhere' }
