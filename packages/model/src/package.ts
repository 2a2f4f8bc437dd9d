import type { Asset } from './asset.ts'
import type { Observed } from './observed.ts'
import type { Span } from './span.ts'

/** A package that is installed or declared somewhere. */
export interface Package extends Observed {
  readonly class: 'package'
  /** What holds it: the file that it was read from. */
  readonly asset: Asset
  /** Names it within its file, so that edges can refer to it. */
  readonly id: string
  /** As OSV spells it, with the release where it has one: `npm`, `Debian:12`. */
  readonly ecosystem: string
  /** As the advisories of its ecosystem spell it: `@babel/core`, `org.slf4j:slf4j-api`. */
  readonly name: string
  /** `undefined` where the file does not say it. */
  readonly version: string | undefined
  /** The versions that would do, where the file asks for some and names none: `>=2.1,<3`. */
  readonly requirement?: string | undefined
  readonly purl: string
  /** What of a distribution it was built from: advisories of some name that. */
  readonly origin?: PackageOrigin | undefined
  readonly usage: PackageUsage
  readonly relation: PackageRelation
  /** Ids of packages of the same file. */
  readonly dependsOn: readonly string[]
  /** SPDX expressions, or what stands in their place. */
  readonly licences?: readonly string[] | undefined
  /** The first place where it is written, or its file alone. */
  readonly at: Span | { readonly file: string }
}

/** A source package. */
export interface PackageOrigin {
  readonly name: string
  readonly version: string
}

/** What it is there for: to run, to build and test, or for some of those who run it. */
export type PackageUsage = 'production' | 'development' | 'optional'

/** How it stands to what its file is about. */
export type PackageRelation =
  /** It is what the file is about. */
  | 'root'
  /** A part of the same repository. */
  | 'workspace'
  /** Asked for by a root or a workspace. */
  | 'direct'
  /** Asked for by other packages alone. */
  | 'indirect'
  | 'unknown'
