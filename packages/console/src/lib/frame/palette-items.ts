/** Something that the palette leads to. */
export interface PaletteItem {
  readonly id: string
  readonly kind: 'screen' | 'rule' | 'asset' | 'search'
  readonly label: string
  /** What stands beside it: an id, a place. */
  readonly note: string
  readonly path: string
}

/** The items that hold every word of what was typed, those that begin with it first; at most `most`. Cost: linear in the items. */
export function findItems(items: readonly PaletteItem[], typed: string, most: number): readonly PaletteItem[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const found = items
    .map((item) => ({ item, score: scoreOf(item, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  return found.slice(0, most).map(({ item }) => item)
}

/** 0 where a word is missing; more where it begins the label or a word of it. */
function scoreOf({ label, note }: PaletteItem, words: readonly string[]): number {
  const text = label.toLowerCase()
  const all = `${text} ${note.toLowerCase()}`
  let score = 1
  for (const word of words) {
    if (!all.includes(word)) return 0
    if (text.startsWith(word)) score += 4
    else if (text.includes(` ${word}`)) score += 2
    else if (text.includes(word)) score += 1
  }
  return score
}
