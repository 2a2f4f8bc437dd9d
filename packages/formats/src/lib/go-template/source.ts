/** The text of a template and the name it is known by. */
export interface Source {
  readonly name: string
  readonly text: string
  /** For text that a template made while it ran: the action that ran it. */
  readonly calledBy?: Origin
}

/** The part of a template that something comes from. */
export interface Origin {
  readonly source: Source
  readonly start: number
  readonly end: number
}

/** The place in a file: that of the action which ran the text, where the text itself is in no file. */
export function inFile(origin: Origin): Origin {
  let at = origin
  while (at.source.calledBy !== undefined) at = at.source.calledBy
  return at
}
