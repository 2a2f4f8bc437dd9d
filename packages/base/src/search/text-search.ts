import { automaton, type Needle } from './automaton.ts'
import { skipSearch } from './skip-search.ts'

/** Finds many texts at once by whatever suits each of them. */
export interface TextSearch {
  /** Calls `found` with the id of each needle in `text`, perhaps more than once. */
  scan(text: string, found: (id: number) => void): void
  /** Texts shorter than this hold no needle. */
  readonly minLength: number
  readonly sizeBytes: number
}

/** Long needles that may stand anywhere are skipped to, if they are few; an automaton finds all others. */
export function textSearch(needles: readonly Needle[]): TextSearch {
  const long = needles.filter(({ text, atStart, atEnd }) => !atStart && !atEnd && text.length >= MIN_SKIPPED)
  const skipped = new Set(
    long.length <= MAX_SKIPPED
      ? [...Map.groupBy(long, ending).values()].filter((alike) => alike.length <= MAX_ALIKE).flat()
      : [],
  )
  const others = needles.filter((needle) => !skipped.has(needle))
  const skipping = skipped.size > 0 ? skipSearch([...skipped]) : undefined
  const rest = others.length > 0 ? automaton(others) : undefined
  return {
    minLength: needles.reduce((min, { text }) => Math.min(min, text.length), Number.POSITIVE_INFINITY),
    sizeBytes: rest?.sizeBytes ?? 0,
    scan: (text, found) => {
      skipping?.scan(text, found)
      rest?.scan(text, found)
    },
  }
}

/** Where many needles end alike, a text of nothing but that end would cost each of them at every place. */
function ending({ text }: Needle): string {
  return text.slice(-2)
}

const MIN_SKIPPED = 5
const MAX_SKIPPED = 400
const MAX_ALIKE = 8
