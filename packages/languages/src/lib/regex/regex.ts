import { err, ok, type Result } from '@ringwall/model'
import { RE2JS, RE2JSException } from 're2js'

/** A regular expression that runs in time linear in the text, whatever both are. */
export interface Regex {
  /** True where it is found anywhere in the text. */
  readonly test: (text: string) => boolean
}

/**
 * Compiles RE2 syntax; `flags` of `i` (letters do not matter), `m` (`^` and `$` at every line) and `s` (`.` takes line breaks).
 * The error says what RE2 has not: looking around, references back, possessive and atomic groups cost more than linear time.
 */
export function compileRegex(source: string, flags: string): Result<Regex, string> {
  if (source.length > MAX_LENGTH) return err(`it is longer than ${MAX_LENGTH} characters`)
  try {
    const regex = RE2JS.compile(source, flagsOf(flags))
    if (regex.programSize() > MAX_PROGRAM) return err(`it compiles to more than ${MAX_PROGRAM} instructions`)
    return ok({ test: (text) => regex.test(text) })
  } catch (error) {
    if (error instanceof RE2JSException) return err(reasonOf(source, error.message))
    throw error
  }
}

function flagsOf(flags: string): number {
  return [...flags].reduce((sum, flag) => sum | (FLAGS.get(flag) ?? 0), 0)
}

/** The library's words, and for what PCRE has and RE2 has not its name. */
function reasonOf(source: string, message: string): string {
  const plain = message.replace(/^error parsing regexp: /, '')
  const feature = PCRE_ONLY.find(({ sign }) => source.includes(sign) && plain.includes(sign.slice(0, 2)))
  return feature === undefined ? plain : `${feature.name} is not supported, for it cannot run in linear time: ${plain}`
}

const MAX_LENGTH = 4096
const MAX_PROGRAM = 20_000
const FLAGS: ReadonlyMap<string, number> = new Map([
  ['i', RE2JS.CASE_INSENSITIVE],
  ['m', RE2JS.MULTILINE],
  ['s', RE2JS.DOTALL],
])
const PCRE_ONLY = [
  { sign: '(?=', name: 'looking ahead' },
  { sign: '(?!', name: 'looking ahead' },
  { sign: '(?<=', name: 'looking behind' },
  { sign: '(?<!', name: 'looking behind' },
  { sign: '(?>', name: 'an atomic group' },
  { sign: '(?(', name: 'a conditional group' },
  { sign: '(?R', name: 'recursion' },
] as const
