import { err, ok, type Result } from '@ringwall/model'
import { RE2JS } from 're2js'
import { type Needs, needsOf } from './literals.ts'
import { translate } from './translate.ts'

/** A compiled pattern. Its time is linear in the length of the text, whatever the pattern. */
export interface Pattern {
  /** Whether it is found anywhere in the text. */
  test(text: string): boolean
  /** What is found first, and its groups; `undefined` for a group that took no part. */
  find(text: string, from?: number): Found | undefined
  /** What any text has in which it is found. */
  readonly needs: Needs
}

export interface Found {
  readonly index: number
  readonly groups: readonly (string | undefined)[]
}

export interface PatternFlags {
  /** `.` also takes a line break, `^` and `$` also stand at lines, as ModSecurity 3 compiles `@rx`. */
  readonly lines?: boolean
  readonly ignoreCase?: boolean
}

/** A pattern of a rule over bytes. An error where it needs what a linear engine cannot do, or is no pattern. */
export function compilePattern(source: string, flags: PatternFlags = {}): Result<Pattern, string> {
  const bits =
    (flags.lines === false ? 0 : RE2JS.DOTALL | RE2JS.MULTILINE) | (flags.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
  if (source.length > SOURCE_LIMIT) return err(`the pattern is longer than ${SOURCE_LIMIT} characters`)
  try {
    const translated = translate(source)
    return ok(asPattern(RE2JS.compile(translated, bits), needsOf(translated)))
  } catch (error) {
    return err(`the pattern cannot be run: ${error instanceof Error ? error.message : 'it does not compile'}`)
  }
}

function asPattern(compiled: RE2JS, needs: Needs): Pattern {
  return {
    needs,
    test: (text) => text.length >= needs.length && compiled.test(text),
    find(text, from = 0) {
      const matcher = compiled.matcher(text)
      if (!matcher.find(from)) return undefined
      const count = matcher.groupCount()
      const groups = Array.from({ length: count + 1 }, (_, i) => matcher.group(i) ?? undefined)
      return { index: matcher.start(), groups }
    },
  }
}

const SOURCE_LIMIT = 100_000
