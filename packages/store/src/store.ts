import type { Finding, Fingerprint, Scope } from '@ringwall/model'

/** Findings over time. A promise that resolves means that it is on disk. */
export interface FindingStore {
  /** Adds or updates by fingerprint; a finding of the same asset and rule is one, with a count. */
  put(findings: readonly Finding[]): Promise<void>
  find(scope: Scope, fingerprint: Fingerprint): Promise<Finding | undefined>
}
