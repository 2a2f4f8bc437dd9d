/** Fields between empty lines, as package databases write them. */
export interface Paragraph {
  /** The value of a field, with the lines that continue it. */
  readonly fields: ReadonlyMap<string, string>
  /** Offsets. */
  readonly start: number
  readonly end: number
}

/** The paragraphs of a text: `Key: value`, a line that begins with a space continues that before it. Linear. (deb822.) */
export function paragraphsOf(text: string): readonly Paragraph[] {
  const found: Paragraph[] = []
  let fields = new Map<string, string>()
  let [start, offset, end, key] = [0, 0, 0, '']
  const close = (): void => {
    if (fields.size > 0) found.push({ fields, start, end })
    fields = new Map()
  }
  for (const line of text.split('\n')) {
    const content = line.trimEnd()
    if (content === '') close()
    else {
      if (fields.size === 0) start = offset
      end = offset + content.length
      const colon = /^\s/.test(line) ? -1 : content.indexOf(':')
      if (colon > 0) {
        key = content.slice(0, colon)
        fields.set(key, content.slice(colon + 1).trim())
      } else if (fields.has(key) && KEPT.has(key)) fields.set(key, `${fields.get(key)}\n${content.trim()}`)
    }
    offset += line.length + 1
  }
  close()
  return found
}

/** Fields whose further lines matter: others, such as descriptions and lists of files, are long. */
const KEPT: ReadonlySet<string> = new Set(['Depends', 'Pre-Depends', 'Provides'])
