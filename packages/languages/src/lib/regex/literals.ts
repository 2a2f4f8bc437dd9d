import { fold } from '@ringwall/base/fold'

/**
 * Lists of texts, folded: every match holds at least one of each list. Looking for them first spares the expression itself. Reads
 * RE2 syntax that compiles; whatever it does not know it takes for anything, so that it claims too little and never too much.
 * Linear in the source but for alternatives, of which it keeps at most 64.
 */
export function requiredLiterals(source: string): readonly Literals[] {
  if (source.includes('\\Q')) return []
  const reader: Reader = { source, at: 0 }
  const needs = readAlternatives(reader, 0)
  return reader.at === source.length ? needs : []
}

/** Texts, one of which must be there. */
export type Literals = readonly string[]

interface Reader {
  readonly source: string
  at: number
}

/** What all alternatives need; of several, one of the best of each. */
function readAlternatives(reader: Reader, depth: number): readonly Literals[] {
  const first = readSequence(reader, depth)
  if (reader.source[reader.at] !== '|') return first
  const branches = [first]
  while (reader.source[reader.at] === '|') {
    reader.at++
    branches.push(readSequence(reader, depth))
  }
  const best = branches.map(bestOf).filter((literals) => literals !== undefined)
  const union = [...new Set(best.flat())]
  return best.length < branches.length || union.length > MAX_ALTERNATIVES ? [] : [union]
}

/** What each thing in a row needs: runs of characters, and groups that must occur. */
function readSequence(reader: Reader, depth: number): readonly Literals[] {
  const needs: Literals[] = []
  let run = ''
  const offer = (text: string): void => {
    if (text !== '') needs.push([fold(text)])
  }
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at] ?? '')) {
    const atom = readAtom(reader, depth)
    const repeat = readRepeat(reader)
    if (typeof atom === 'string' && repeat === 'once') run += atom
    else {
      offer(typeof atom === 'string' && repeat === 'more' ? run + atom : run)
      run = ''
      if (typeof atom !== 'string' && repeat !== 'maybe') needs.push(...(atom ?? []))
    }
  }
  offer(run)
  return needs
}

/** The list that is found most seldom: its shortest text decides. */
function bestOf(needs: readonly Literals[]): Literals | undefined {
  return needs.reduce<Literals | undefined>(
    (best, other) => (best === undefined || worth(other) > worth(best) ? other : best),
    undefined,
  )
}

function worth(literals: Literals): number {
  return Math.min(...literals.map((text) => text.length)) - literals.length / MAX_ALTERNATIVES / 2
}

/** A character that must stand there, or what a group needs; a class, an anchor or an unknown escape needs nothing. */
function readAtom(reader: Reader, depth: number): string | readonly Literals[] | undefined {
  const { source } = reader
  const c = source[reader.at++] ?? ''
  switch (c) {
    case '(':
      return readGroup(reader, depth)
    case '[':
      return skipClass(reader)
    case '.':
    case '^':
    case '$':
      return undefined
    case '\\':
      return readEscape(reader)
    default:
      return isPlain(c) ? c : undefined
  }
}

function readGroup(reader: Reader, depth: number): readonly Literals[] | undefined {
  if (depth > MAX_DEPTH) {
    reader.at = reader.source.length + 1
    return undefined
  }
  const opening = GROUP_START.exec(reader.source.slice(reader.at, reader.at + 64))
  if (opening !== null) reader.at += opening[0].length
  if (opening?.[0].endsWith(')')) return undefined
  const need = readAlternatives(reader, depth + 1)
  reader.at++
  return need
}

function skipClass(reader: Reader): undefined {
  const { source } = reader
  if (source[reader.at] === '^') reader.at++
  if (source[reader.at] === ']') reader.at++
  while (reader.at < source.length && source[reader.at] !== ']') {
    if (source.startsWith('[:', reader.at) && source.includes(':]', reader.at + 2))
      reader.at = source.indexOf(':]', reader.at + 2) + 2
    else reader.at += source[reader.at] === '\\' ? 2 : 1
  }
  reader.at++
  return undefined
}

function readEscape(reader: Reader): string | undefined {
  const c = reader.source[reader.at++] ?? ''
  if (!/[0-9A-Za-z]/.test(c)) return isPlain(c) ? c : undefined
  const rest = /^(?:x\{[0-9a-fA-F]+\}|x[0-9a-fA-F]{2}|[pP]\{[^}]*\}|[pP].|[0-7]{1,3})/.exec(
    reader.source.slice(reader.at - 1, reader.at + 63),
  )
  if (rest !== null) reader.at += rest[0].length - 1
  return undefined
}

function readRepeat(reader: Reader): 'once' | 'more' | 'maybe' {
  const { source } = reader
  const braces = source[reader.at] === '{' ? /^\{(\d+)(?:,\d*)?\}/.exec(source.slice(reader.at, reader.at + 16)) : null
  const sign = braces?.[0] ?? source[reader.at] ?? ''
  if (braces === null && !'*+?'.includes(sign)) return 'once'
  if (sign === '') return 'once'
  reader.at += sign.length
  if (source[reader.at] === '?') reader.at++
  return sign === '+' || (braces !== null && Number(braces[1]) > 0) ? 'more' : 'maybe'
}

/** Beyond ASCII a letter may have more forms than folding knows. */
function isPlain(c: string): boolean {
  return c >= ' ' && c <= '~'
}

const MAX_ALTERNATIVES = 64
const MAX_DEPTH = 100
const GROUP_START = /^\?(?:P?<\w+>|[a-zA-Z-]*:|[a-zA-Z-]*\))/
