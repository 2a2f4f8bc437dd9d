import type { Assessment, Fact, Gap, Inventory, Scan, Scope } from '@ringwall/model'
import type { DocumentLimits } from './lib/document/index.ts'

/** Bytes with the name a person knows them by. */
export interface File {
  readonly path: string
  /** The whole file, or as much as the reader was allowed to take. */
  readonly bytes: Uint8Array
  readonly sizeBytes: number
  /** True where a person named this very file, so that nothing about it may be passed over. */
  readonly isNamed: boolean
}

/** What a parser may not look up for itself. */
export interface ParseContext {
  readonly scope: Scope
  readonly target: string
  /** Milliseconds since the Unix epoch. */
  readonly time: number
  readonly source: string
  readonly limits: DocumentLimits
  /** Where a file refers to others; without it none is found. */
  readonly resolve?: Resolve
}

/** The bytes of what a file refers to, `undefined` where there is none. Total; fetches nothing, for what is remote was fetched before. */
export type Resolve = (wanted: Wanted) => Uint8Array | undefined

export type Wanted =
  /** Another file, by a path as `File.path` is one. */
  | { readonly kind: 'file'; readonly path: string }
  /** What a Maven repository holds, by its path there: `org/slf4j/slf4j-api/1.7.30/slf4j-api-1.7.30.pom`. */
  | { readonly kind: 'maven'; readonly path: string }

/** Bytes → facts. Total: any bytes give a reading, in time and memory bounded by the limits. */
export interface Parser {
  readonly id: string
  /** By name alone, so that a file nobody can read is never opened. */
  claims(path: string): boolean
  /** By its first bytes, up to 4 KiB: of a file that may have any name. */
  recognises?(head: Uint8Array): boolean
  parse(file: File, context: ParseContext): Reading
}

export interface Reading {
  readonly facts: readonly Fact[]
  /** Documents of other kinds, which are none of this parser's business. */
  readonly others: number
  readonly gaps: readonly Gap[]
}

/** The outcome of a scan → text in a format that people or other tools read, in pieces: a report may be larger than one string can be. */
export interface Report {
  readonly id: string
  /** One line for `--help`. */
  readonly summary: string
  readonly mediaType: string
  /** How files are to be named: as the person wrote them, or by their path in the repository, for forges. */
  readonly paths: 'as_written' | 'in_repository'
  write(scan: Scan, options: ReportOptions): Iterable<string>
}

/** What a scan says of a framework → text, in pieces. Every one shows what no rule decides, and no percentage without it. */
export interface AssessmentReport {
  readonly id: string
  /** One line for `--help`. */
  readonly summary: string
  readonly mediaType: string
  write(assessment: Assessment, options: ReportOptions): Iterable<string>
}

/** What packages a target holds → a bill of materials, in pieces. The same inventory gives the same text. */
export interface Sbom {
  readonly id: string
  /** One line for `--help`. */
  readonly summary: string
  readonly mediaType: string
  write(inventory: Inventory): Iterable<string>
}

export interface ReportOptions {
  readonly colour: boolean
  /** Columns of the terminal. */
  readonly width: number
  /** True to list what exceptions accept where it would only be counted. */
  readonly showExcepted?: boolean
}
