/** Values of the `:name` parts of a pattern. */
export type Params = Readonly<Record<string, string>>

/** The first of the patterns that a path matches, with its values; `undefined` where none does. A pattern: `/rules/:id`. */
export function matchPath<P extends string>(
  patterns: readonly P[],
  path: string,
): { readonly pattern: P; readonly params: Params } | undefined {
  const parts = split(path)
  for (const pattern of patterns) {
    const params = matchParts(split(pattern), parts)
    if (params !== undefined) return { pattern, params }
  }
  return undefined
}

function matchParts(pattern: readonly string[], parts: readonly string[]): Params | undefined {
  if (pattern.length !== parts.length) return undefined
  const params: Record<string, string> = {}
  for (const [i, part] of pattern.entries()) {
    const given = parts[i] ?? ''
    if (!part.startsWith(':')) {
      if (part !== given) return undefined
      continue
    }
    const value = decode(given)
    if (value === undefined) return undefined
    params[part.slice(1)] = value
  }
  return params
}

function split(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '')
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
