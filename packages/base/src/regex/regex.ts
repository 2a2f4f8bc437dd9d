import { firstMatch, type Offsets, type OnWork } from './machine.ts'
import { parseRegex, RegexProblem } from './parse.ts'
import { programOf } from './program.ts'

/** A regular expression from outside, which matches in linear time. */
export interface Regex {
  /** Names of the groups, `undefined` for those without; the first is the whole match. */
  readonly groups: readonly (string | undefined)[]
  /** Instructions: a match costs no more than this times the length of the text. */
  readonly size: number
  /** The first match at or after an offset: start and end of it and of each group, in UTF-16 code units. */
  match(text: string, from?: number, onWork?: OnWork): Offsets | undefined
  /** Matches that do not overlap, from left to right, at most `limit`. To find them all can take the square of the length of the text. */
  matches(text: string, limit?: number, onWork?: OnWork): readonly Offsets[]
}

export type CompiledRegex =
  | { readonly kind: 'regex'; readonly regex: Regex }
  | { readonly kind: 'problem'; readonly message: string; readonly offset: number }

/**
 * Compiles a pattern of RE2's syntax, for patterns of rules, users and charts: no look-around, no back references, and no
 * pattern that takes longer than the length of the text times its own. What is not supported is a problem, never a guess.
 */
export function compileRegex(pattern: string): CompiledRegex {
  try {
    const { node, groups } = parseRegex(pattern)
    const program = programOf(node)
    const match: Regex['match'] = (text, from = 0, onWork) => firstMatch(program, text, from, onWork)
    return {
      kind: 'regex',
      regex: {
        groups,
        size: program.length,
        match,
        matches: (text, limit, onWork) => allMatches(match, text, limit, onWork),
      },
    }
  } catch (cause) {
    if (!(cause instanceof RegexProblem)) throw cause
    return { kind: 'problem', message: cause.message, offset: cause.offset }
  }
}

/** As Go has it: an empty match directly behind another one does not count. */
function allMatches(
  match: Regex['match'],
  text: string,
  limit = Number.POSITIVE_INFINITY,
  onWork?: OnWork,
): readonly Offsets[] {
  const found: Offsets[] = []
  let lastEnd = -1
  for (let at = 0; at <= text.length && found.length < limit; ) {
    const offsets = match(text, at, onWork)
    if (offsets === undefined) break
    const [start = at, end = at] = offsets
    if (start !== end || start !== lastEnd) found.push(offsets)
    lastEnd = end
    at = end > at ? end : at + widthAt(text, at)
  }
  return found
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}
