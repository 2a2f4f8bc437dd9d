/** A text to be found, not empty, under the number that tells of it. */
export interface Needle {
  readonly id: number
  readonly text: string
}

/** Looks for many needles at once, whatever their case. */
export interface Finder {
  /**
   * Reports the ids of needles: of every one that is there, of some that only look alike in letters beyond ASCII, of some more
   * than once.
   */
  find(text: string, report: (id: number) => void): void
  /** Memory of its tables. */
  readonly sizeBytes: number
}
