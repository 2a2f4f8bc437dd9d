/** What a project asks for: `@scope/name@range`, `name@npm:other@range`, `name@workspace:path`. */
export interface Pattern {
  /** Of the package that is installed. */
  readonly name: string
  readonly source: 'registry' | 'local' | 'other' | 'unknown'
}

/** Reads a pattern; `undefined` where the text is none. */
export function patternOf(text: string): Pattern | undefined {
  const at = text.indexOf('@', 1)
  if (at < 0) return undefined
  const [name, range] = [text.slice(0, at), text.slice(at + 1)]
  const [, protocol = ''] = PROTOCOL.exec(range) ?? []
  const alias = protocol === 'npm' ? range.slice(4) : ''
  const aliasAt = alias.indexOf('@', 1)
  if (aliasAt > 0) return { name: alias.slice(0, aliasAt), source: 'registry' }
  return { name, source: SOURCES.get(protocol) ?? 'unknown' }
}

const PROTOCOL = /^([a-z][a-z+]{0,30}):/
const SOURCES: ReadonlyMap<string, Pattern['source']> = new Map([
  ['', 'registry'],
  ['npm', 'registry'],
  ['file', 'local'],
  ['link', 'local'],
  ['portal', 'local'],
  ['workspace', 'local'],
  ['bitbucket', 'other'],
  ['exec', 'other'],
  ['git', 'other'],
  ['git+http', 'other'],
  ['git+https', 'other'],
  ['git+ssh', 'other'],
  ['github', 'other'],
  ['gitlab', 'other'],
  ['http', 'other'],
  ['https', 'other'],
  ['patch', 'other'],
  ['ssh', 'other'],
  ['virtual', 'other'],
])
