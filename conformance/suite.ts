/** A public conformance suite: data that nobody here wrote, judged by our code. */
export interface Suite {
  /** Runs every case under `corpora`. Never stops at a failing one. */
  readonly run: (corpora: string) => Promise<Outcome>
}

export interface Outcome {
  readonly passed: number
  /** Names of the cases that did not pass. */
  readonly missed: readonly string[]
}
