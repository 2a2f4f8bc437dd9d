/** A package URL in its parts, percent-decoded and in the form that its type demands. */
export interface Purl {
  /** Lower case: `npm`, `deb`. */
  readonly type: string
  /** Segments joined by slashes; empty where there is none. */
  readonly namespace: string
  readonly name: string
  readonly version: string | undefined
  /** In the order of their names. */
  readonly qualifiers: Readonly<Record<string, string>>
  /** Segments joined by slashes; empty where there is none. */
  readonly subpath: string
}
