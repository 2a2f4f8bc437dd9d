import type { RangeEvent } from '@ringwall/base/versions'

/** What somebody published of a vulnerability, or of a package that is malicious. (OSV schema 1.7.) */
export interface Advisory {
  readonly id: string
  /** Milliseconds since the Unix epoch. */
  readonly modified: number
  /** Set where it was taken back: then it counts no more. */
  readonly withdrawn: number | undefined
  readonly summary: string
  /** Other names of the very same thing. */
  readonly aliases: readonly string[]
  /** What it is about besides: of a distribution, the vulnerabilities that it mends. */
  readonly upstream: readonly string[]
  /** As each who rates it says, the publisher first. */
  readonly ratings: readonly Rating[]
  readonly references: readonly string[]
  readonly affected: readonly AffectedPackage[]
}

/** How bad somebody says it is. */
export type Rating =
  | { readonly kind: 'word'; readonly by: string; readonly word: string }
  | { readonly kind: 'cvss'; readonly by: string; readonly vector: string }

/** A package that has it, in some of its versions. */
export interface AffectedPackage {
  /** With its release, where it has one: `Debian:12`. */
  readonly ecosystem: string
  readonly name: string
  readonly ranges: readonly (readonly RangeEvent[])[]
  /** Versions that have it, beside those of the ranges. */
  readonly versions: readonly string[]
  /** How bad it is here, where that differs. */
  readonly ratings: readonly Rating[]
}

/** What is known of attacks. */
export interface Exploitation {
  /** How likely it is used within thirty days, from 0 to 1. (FIRST, EPSS.) */
  readonly epss: number | undefined
  /** Part of all vulnerabilities that are less likely, from 0 to 1. */
  readonly percentile: number | undefined
  /** The day, `2024-01-31`, since which it is known to be used. (CISA, Known Exploited Vulnerabilities.) */
  readonly exploitedSince: string | undefined
  readonly isRansomware: boolean
}

/** An advisory with the versions of one package that have it. */
export interface KnownAdvisory extends Omit<Advisory, 'affected' | 'withdrawn'> {
  readonly affected: readonly Pick<AffectedPackage, 'ranges' | 'versions' | 'ratings'>[]
}

/** How advisories are looked up, whatever keeps them. */
export interface AdvisoryLookup {
  /** True where something tells of the ecosystem, with its release: of another nothing can be said. */
  covers(ecosystem: string): boolean
  /** What is known of a package, each advisory once, in the order of their ids. */
  advisoriesOf(name: { readonly ecosystem: string; readonly name: string }): readonly KnownAdvisory[]
  /** What is known of attacks by way of a vulnerability, by its CVE id. */
  exploitationOf(cve: string): Exploitation | undefined
}
