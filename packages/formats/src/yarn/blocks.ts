/** A package of a lock file: what asks for it, and what is said of it. */
export interface Block {
  readonly patterns: readonly string[]
  readonly fields: ReadonlyMap<string, string>
  readonly dependencies: readonly (readonly [string, string])[]
  /** Offsets. */
  readonly start: number
  readonly end: number
}

/** The blocks of a lock file of version 1: a line of patterns, and below it, further in, fields and lists of fields. Linear. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Draft[] = []
  let offset = 0
  for (const line of text.split('\n')) {
    addLine(line.trimEnd(), offset, blocks)
    offset += line.length + 1
  }
  return blocks
}

interface Draft {
  readonly patterns: readonly string[]
  readonly fields: Map<string, string>
  readonly dependencies: (readonly [string, string])[]
  readonly start: number
  end: number
  isInDependencies: boolean
}

function addLine(line: string, offset: number, blocks: Draft[]): void {
  const indent = line.length - line.trimStart().length
  if (line.trim() === '' || line[indent] === '#') return
  const end = offset + line.length
  if (indent === 0) {
    if (line.endsWith(':')) blocks.push({ ...blank(), patterns: words(line.slice(0, -1)), start: offset, end })
    return
  }
  const block = blocks.at(-1)
  if (block === undefined) return
  block.end = end
  const content = line.slice(indent)
  if (content.endsWith(':')) block.isInDependencies = DEPENDENCIES.has(unquoted(content.slice(0, -1)))
  const [key, value] = words(content)
  if (key === undefined || value === undefined) return
  if (indent <= FIELD_INDENT) block.fields.set(key, value)
  else if (block.isInDependencies) block.dependencies.push([key, value])
}

/** Words between spaces or commas; one in quotes may hold both. */
function words(text: string): readonly string[] {
  return (text.match(WORD) ?? []).map(unquoted)
}

function unquoted(word: string): string {
  return word.startsWith('"') ? word.slice(1, word.endsWith('"') ? -1 : undefined) : word
}

function blank(): Pick<Draft, 'fields' | 'dependencies' | 'isInDependencies'> {
  return { fields: new Map(), dependencies: [], isInDependencies: false }
}

const WORD = /"[^"]*"?|[^\s,"]+/g
const DEPENDENCIES: ReadonlySet<string> = new Set(['dependencies', 'optionalDependencies'])
const FIELD_INDENT = 2
