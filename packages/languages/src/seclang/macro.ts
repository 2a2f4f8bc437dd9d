/** A text with `%{NAME}` and `%{NAME.key}` in it: its parts in order. A text without any is one part or none. */
export type Macro = readonly (string | Reference)[]

export interface Reference {
  /** In upper case. */
  readonly variable: string
  readonly key: string | undefined
}

/** Total: what is not a reference is text. */
export function parseMacro(text: string): Macro {
  const parts: (string | Reference)[] = []
  let at = 0
  for (;;) {
    const open = text.indexOf('%{', at)
    const close = open < 0 ? -1 : text.indexOf('}', open)
    if (close < 0) break
    if (open > at) parts.push(text.slice(at, open))
    parts.push(reference(text.slice(open + 2, close)))
    at = close + 1
  }
  if (at < text.length) parts.push(text.slice(at))
  return parts
}

/** The text of a macro that refers to nothing, or `undefined`. */
export function constantOf(macro: Macro): string | undefined {
  const [only = ''] = macro
  return macro.length <= 1 && typeof only === 'string' ? only : undefined
}

/** The macro as it is written. */
export function textOf(macro: Macro): string {
  return macro
    .map((part) =>
      typeof part === 'string' ? part : `%{${part.variable}${part.key === undefined ? '' : `.${part.key}`}}`,
    )
    .join('')
}

function reference(name: string): Reference {
  const split = /[.:]/.exec(name)
  if (split === null) return { variable: name.toUpperCase(), key: undefined }
  return { variable: name.slice(0, split.index).toUpperCase(), key: name.slice(split.index + 1) }
}
