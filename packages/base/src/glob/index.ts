/** Tells whether a path matches; `/` between its parts. */
export type Glob = (path: string) => boolean

/**
 * A glob of paths: `*` any characters within a part, `?` one of them, `**` any parts, none too; everything else is itself.
 * Cost: the length of the pattern times that of the path, whatever both are; no regular expression is made of it.
 */
export function glob(pattern: string): Glob {
  const parts = pattern.replace(/^\.\//, '').split('/')
  return (path) => matches(parts, path.split('/'), { isMany: (part) => part === '**', fits: matchesPart })
}

function matchesPart(pattern: string, part: string): boolean {
  return matches([...pattern], [...part], { isMany: (c) => c === '*', fits: (c, other) => c === '?' || c === other })
}

interface Alphabet {
  /** Matches any run of symbols, the empty one too. */
  readonly isMany: (symbol: string) => boolean
  readonly fits: (symbol: string, other: string) => boolean
}

/** Greedy: on a mismatch only the last run seen takes one symbol more, which is enough, for an earlier one could do no better. */
function matches(pattern: readonly string[], text: readonly string[], { isMany, fits }: Alphabet): boolean {
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
