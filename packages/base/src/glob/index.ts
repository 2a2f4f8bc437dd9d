/** Tells whether a path matches; `/` between its parts. */
export type Glob = (path: string) => boolean

/**
 * A glob of paths: `*` any characters within a part, `?` one of them, `**` any parts, none too; everything else is itself.
 * Cost: the length of the pattern times that of the path, whatever both are; no regular expression is made of it.
 */
export function glob(pattern: string): Glob {
  const parts = pattern.replace(/^\.\//, '').split('/').map(partOf)
  return (path) => matches(parts, path.split('/'), PARTS)
}

/** A part of a pattern, read once: text without wild cards is compared as it is. */
interface Part {
  readonly text: string
  /** Characters, where one of them is wild. */
  readonly wild: readonly string[] | undefined
}

function partOf(text: string): Part {
  return { text, wild: /[*?]/.test(text) ? [...text] : undefined }
}

/** What a pattern is made of, and how it meets the symbols of a text. */
interface Alphabet<T> {
  /** Matches any run of symbols, the empty one too. */
  readonly isMany: (symbol: T) => boolean
  readonly fits: (symbol: T, other: string) => boolean
}

const CHARACTERS: Alphabet<string> = { isMany: (c) => c === '*', fits: (c, other) => c === '?' || c === other }
const PARTS: Alphabet<Part> = {
  isMany: ({ text }) => text === '**',
  fits: ({ text, wild }, other) => (wild === undefined ? text === other : matches(wild, [...other], CHARACTERS)),
}

/** Greedy: on a mismatch only the last run seen takes one symbol more, which is enough, for an earlier one could do no better. */
function matches<T>(pattern: readonly T[], text: readonly string[], { isMany, fits }: Alphabet<T>): boolean {
  let at = 0
  let run = -1
  let runFrom = 0
  for (let i = 0; i < text.length; ) {
    const symbol = pattern[at]
    if (symbol !== undefined && isMany(symbol)) {
      run = at++
      runFrom = i
    } else if (symbol !== undefined && fits(symbol, text[i] ?? '')) {
      at++
      i++
    } else if (run >= 0) {
      at = run + 1
      i = ++runFrom
    } else return false
  }
  return pattern.slice(at).every(isMany)
}
