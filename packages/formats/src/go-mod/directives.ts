/** A line of a `go.mod`, with the verb of its block where it stands in one. */
export interface Directive {
  readonly verb: string
  /** Without quotes and comment. */
  readonly words: readonly string[]
  readonly comment: string
  /** Offsets. */
  readonly start: number
  readonly end: number
}

/** The directives of a `go.mod`. (Go Modules Reference, go.mod files.) */
export function directivesOf(text: string): readonly Directive[] {
  const found: Directive[] = []
  let block: string | undefined
  let offset = 0
  for (const line of text.split('\n')) {
    const [code = '', comment = ''] = cut(line)
    const words = (code.match(WORD) ?? []).map((word) => word.replace(/^["`]|["`]$/g, ''))
    const start = offset + line.length - line.trimStart().length
    const extent = { comment, start, end: Math.max(start, offset + line.trimEnd().length) }
    offset += line.length + 1
    const [first] = words
    if (first === undefined) continue
    if (first === ')') block = undefined
    else if (block !== undefined) found.push({ verb: block, words, ...extent })
    else if (words[1] === '(') block = first
    else found.push({ verb: first, words: words.slice(1), ...extent })
  }
  return found
}

function cut(line: string): readonly [string, string] {
  const at = line.indexOf('//')
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 2).trim()]
}

const WORD = /"[^"]*"|`[^`]*`|[()]|[^\s()]+/g
