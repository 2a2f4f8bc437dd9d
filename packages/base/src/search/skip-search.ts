import type { Needle } from './automaton.ts'

/** Finds many texts at once, reading few characters of what holds none. */
export interface SkipSearch {
  /** Calls `found` with the id of each needle in `text`, once for every place it stands at. */
  scan(text: string, found: (id: number) => void): void
}

/**
 * Builds a search after Wu and Manber: two characters tell how far it is to the next place where a needle may end. Best for
 * some hundred needles that are long; the shortest, of two characters or more, decides how far it can skip. At worst the time
 * is the length of the text times that of all needles.
 */
export function skipSearch(needles: readonly Needle[]): SkipSearch {
  const width = Math.min(MAX_WIDTH, ...needles.map(({ text }) => text.length))
  const { shifts, ending } = tablesOf(needles, width)
  return {
    scan: (text, found) => {
      const { length } = text
      for (let i = width - 1; i < length; ) {
        const block = blockAt(text, i)
        const shift = shifts[block] ?? 1
        if (shift > 0) i += shift
        else {
          for (const needle of ending.get(block) ?? NONE) if (stands(needle, text, i + 1)) found(needle.id)
          i++
        }
      }
    },
  }
}

interface Tables {
  /** Two characters → how far to go on; 0 where a needle may end. */
  readonly shifts: Uint8Array
  /** Two characters → the needles that end with them. */
  readonly ending: ReadonlyMap<number, readonly Needle[]>
}

/** Of each needle its last `width` characters count. */
function tablesOf(needles: readonly Needle[], width: number): Tables {
  const shifts = new Uint8Array(BLOCKS).fill(width - 1)
  const ending = new Map<number, Needle[]>()
  for (const needle of needles)
    for (let back = 0; back < width - 1; back++) {
      const block = blockAt(needle.text, needle.text.length - 1 - back)
      shifts[block] = Math.min(shifts[block] ?? 0, back)
      if (back === 0) ending.set(block, [...(ending.get(block) ?? []), needle])
    }
  return { shifts, ending }
}

/** The character at `i` and the one before, as far as they tell apart. */
function blockAt(text: string, i: number): number {
  return ((text.charCodeAt(i - 1) << 8) ^ text.charCodeAt(i)) & (BLOCKS - 1)
}

/** True where the needle ends before `end`. */
function stands({ text: needle, atStart, atEnd }: Needle, text: string, end: number): boolean {
  const start = end - needle.length
  if (start < 0 || (atStart && start > 0) || (atEnd && end < text.length)) return false
  return text.startsWith(needle, start)
}

const MAX_WIDTH = 12
const BLOCKS = 65_536
const NONE: readonly Needle[] = []
