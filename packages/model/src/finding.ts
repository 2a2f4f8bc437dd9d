import type { Exploitation, Rating } from './advisory.ts'
import type { Asset } from './asset.ts'
import type { Gap } from './coverage.ts'
import type { RuleId } from './rule.ts'
import type { Severity } from './severity.ts'
import type { Excerpt, Path, Span } from './span.ts'

declare const fingerprint: unique symbol

/** `<version>:<hex>`; equal for the same thing wrong with the same asset, whatever the scan, file order or line numbers. */
export type Fingerprint = string & { readonly [fingerprint]: never }

/** The judgment, by OCSF class. */
export type Finding = ComplianceFinding | DetectionFinding | VulnerabilityFinding

interface Judged {
  readonly fingerprint: Fingerprint
  readonly rule: RuleId
  readonly severity: Severity
  /** The rule's sentence. */
  readonly title: string
  /** When it was judged, ms since the Unix epoch. */
  readonly time: number
  readonly asset: Asset
  /** Every place that is wrong, in document order; never empty. */
  readonly evidence: readonly Evidence[]
  readonly remediation: string
  /** What we could not see that bears on it. */
  readonly coverage: readonly Gap[]
}

/** OCSF 2003: a resource does not meet a demand. */
export interface ComplianceFinding extends Judged {
  readonly class: 'compliance_finding'
}

/** OCSF 2004: a rule holds of events. One finding stands for all events of an asset that it holds of. */
export interface DetectionFinding extends Judged {
  readonly class: 'detection_finding'
  /** Events that it holds of; `evidence` has the first of them. */
  readonly count: number
  /** Times of the first and the last of them, ms since the Unix epoch; `undefined` where no event tells. */
  readonly firstSeen: number | undefined
  readonly lastSeen: number | undefined
}

/** OCSF 2002: a package has a known vulnerability, or is malicious. */
export interface VulnerabilityFinding extends Judged {
  readonly class: 'vulnerability_finding'
  readonly vulnerability: Vulnerability
}

/** What is known of a vulnerability, and of the package that has it. */
export interface Vulnerability {
  /** Its CVE id where it has one, else the first of its names. */
  readonly id: string
  /** Its other names, and of an erratum the vulnerabilities that it mends. */
  readonly aliases: readonly string[]
  readonly summary: string
  readonly package: VulnerablePackage
  /** The lowest version that is known to be without it; `undefined` where none is. */
  readonly fixedIn: string | undefined
  readonly ratings: readonly Rating[]
  readonly exploitation: Exploitation | undefined
  readonly references: readonly string[]
}

export interface VulnerablePackage {
  /** With its release, where it has one: `Debian:12`. */
  readonly ecosystem: string
  readonly name: string
  readonly version: string
  readonly purl: string
}

/** One place that proves a finding. */
export interface Evidence {
  /** What is wrong here, with the names a person would use. */
  readonly message: string
  /** The offending value, or where it should have been. */
  readonly path: Path
  readonly span: Span
  readonly excerpt: Excerpt
  /** The smallest change that would satisfy the rule here. */
  readonly edit: Edit | undefined
  /** Set where a template made what is here: the edit is of what it made, and is to be made where that comes from. */
  readonly isRendered?: true
  /** Of an event: when it happened, ms since the Unix epoch, and the fields because of which the rule holds. */
  readonly event?: EventEvidence
  /** Set where a secret is written beside it, or is its `value`: no report quotes the lines around. */
  readonly isSecret?: true | 'value'
}

export interface EventEvidence {
  readonly time: number | undefined
  /** Name and value, in the order of the rule; of a word that may stand anywhere the name is `*`. */
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** A change of a document. Of a list, an index that is its length appends; what several append stands one after the other. */
export type Edit = (
  | { readonly kind: 'set'; readonly path: Path; readonly value: unknown }
  | { readonly kind: 'remove'; readonly path: Path }
) & {
  /** Set where this very edit cannot change what a running program may do, though others of its rule can. */
  readonly isSafe?: true
}

/** Mints a fingerprint. Only the function that computes them calls it. */
export function asFingerprint(text: string): Fingerprint {
  return text as Fingerprint
}
