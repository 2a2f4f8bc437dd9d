/** A place in text: 1-based line and column, the column in UTF-16 code units, as editors and SARIF count. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** From `start` up to but not including `end`, in `file` as the user named it. */
export interface Span {
  readonly file: string
  readonly start: Position
  readonly end: Position
}

/** Keys and indices from the root of a document, e.g. `['spec', 'containers', 0, 'image']`. */
export type Path = readonly (string | number)[]

/** A document that knows where its values are written. */
export interface Located {
  /** The value at `path`, or where it is absent its nearest ancestor that is written. */
  locate(path: Path): Span
  /** True where a template made it: its places are those of the template, and no edit of it can be written there. */
  readonly isRendered: boolean
  /** The lines of a span, at most `max` of them, as they stand in the text. */
  excerpt(span: Span, max: number): Excerpt
}

/** Whole lines of text; `firstLine` is 1-based. */
export interface Excerpt {
  readonly firstLine: number
  readonly lines: readonly string[]
}

/** `spec.containers[0].image`; keys that are not plain words are quoted: `metadata.annotations["a/b"]`. The root is `.`. */
export function printPath(path: Path): string {
  return path.length === 0 ? '.' : path.map(printStep).join('').replace(/^\./, '')
}

function printStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`
  return PLAIN_KEY.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`
}

const PLAIN_KEY = /^[A-Za-z_][\w-]*$/
