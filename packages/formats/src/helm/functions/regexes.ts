import { compileRegex, type Offsets, type Regex } from '@ringwall/base/regex'
import { type Budget, type Func, fn, Stop, type Value } from '../../lib/go-template/index.ts'

/** Sprig's regular expressions, in linear time. Their twins with `must` are the same, but for `regexMatch`, which never refuses. */
export const REGEXES: Readonly<Record<string, Func>> = {
  regexMatch: regexFunc(['string', 'string'], (regex, [text]) => regex?.match(text) !== undefined, 'lenient'),
  mustRegexMatch: regexFunc(['string', 'string'], (regex, [text]) => regex?.match(text) !== undefined),
  ...withMust({
    regexFind: regexFunc(['string', 'string'], (regex, [text]) => sliceOf(text, regex?.match(text)) ?? ''),
    regexFindAll: regexFunc(['string', 'string', 'int'], (regex, [text], count) =>
      (regex?.matches(text, limitOf(count)) ?? []).map((offsets) => sliceOf(text, offsets) ?? ''),
    ),
    regexReplaceAll: regexFunc(['string', 'string', 'string'], (regex, [text, by], _, budget) =>
      replaced(regex, text, budget, (offsets) => expanded(by, text, offsets, regex?.groups ?? [])),
    ),
    regexReplaceAllLiteral: regexFunc(['string', 'string', 'string'], (regex, [text, by], _, budget) =>
      replaced(regex, text, budget, () => by),
    ),
    regexSplit: regexFunc(['string', 'string', 'int'], (regex, [text], count) => parts(regex, text, count)),
  }),
  regexQuoteMeta: fn(['string'], (text) => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')),
}

function withMust(functions: Readonly<Record<string, Func>>): Readonly<Record<string, Func>> {
  const twins = Object.entries(functions).map(([name, func]) => [
    `must${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    func,
  ])
  return { ...functions, ...Object.fromEntries(twins) }
}

type Use = (regex: Regex | undefined, texts: readonly [string, string], count: number, budget: Budget) => Value

/** `undefined` is handed on for a wrong pattern where that is not to be refused. */
function regexFunc(takes: readonly ('string' | 'int')[], use: Use, mood: 'strict' | 'lenient' = 'strict'): Func {
  return {
    ...fn([], () => null),
    takes,
    call: ([pattern, text, more], { budget }) => {
      const made = compileRegex(typeof pattern === 'string' ? pattern : '')
      if (made.kind === 'problem' && mood === 'strict') throw new Stop(`wrong pattern: ${made.message}`)
      const regex = made.kind === 'regex' ? made.regex : undefined
      const subject = typeof text === 'string' ? text : ''
      return use(
        regex && metered(regex, budget),
        [subject, typeof more === 'string' ? more : ''],
        typeof more === 'number' ? more : -1,
        budget,
      )
    },
  }
}

/** The regular expression, whose work counts as that of the template. */
function metered(regex: Regex, budget: Budget): Regex {
  const onWork = (instructions: number): void => budget.work(instructions / 16)
  return {
    ...regex,
    match: (text, from) => regex.match(text, from, onWork),
    matches: (text, limit) => regex.matches(text, limit, onWork),
  }
}

function limitOf(count: number): number {
  return count < 0 ? Number.POSITIVE_INFINITY : count
}

function sliceOf(text: string, offsets: Offsets | undefined, group = 0): string | undefined {
  const [start, end] = [offsets?.[group * 2], offsets?.[group * 2 + 1]]
  return start === undefined || end === undefined ? undefined : text.slice(start, end)
}

function replaced(regex: Regex | undefined, text: string, budget: Budget, by: (offsets: Offsets) => string): string {
  let made = ''
  let at = 0
  for (const offsets of regex?.matches(text) ?? []) {
    const [start = 0, end = 0] = offsets
    const piece = text.slice(at, start) + by(offsets)
    budget.write(piece.length)
    made += piece
    at = end
  }
  return made + text.slice(at)
}

/** `$1`, `${1}`, `$name`, `$$`; the longest name counts. */
function expanded(by: string, text: string, offsets: Offsets, groups: Regex['groups']): string {
  return by.replace(REFERENCE, (_, braced: string | undefined, plain: string | undefined) => {
    const name = braced ?? plain
    if (name === undefined) return '$'
    const index = /^\d+$/.test(name) ? Number(name) : groups.indexOf(name)
    return index < 0 ? '' : (sliceOf(text, offsets, index) ?? '')
  })
}

function parts(regex: Regex | undefined, text: string, count: number): Value {
  if (count === 0) return []
  const split: string[] = []
  let at = 0
  for (const [start = 0, end = 0] of regex?.matches(text) ?? []) {
    if (count > 0 && split.length === count - 1) break
    // An empty match at the very beginning or end parts nothing.
    if (end === 0 || (start === end && start === text.length)) continue
    split.push(text.slice(at, start))
    at = end
  }
  return [...split, text.slice(at)]
}

const REFERENCE = /\$(?:\{(\w+)\}|(\w+)|\$)/g
