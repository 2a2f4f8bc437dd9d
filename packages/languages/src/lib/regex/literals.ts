import { fold } from '@ringwall/base/fold'

/**
 * Texts of which every match holds at least one, folded; `undefined` where none can be told. Looking for them first spares the
 * expression itself. Reads RE2 syntax that compiles; whatever it does not know it takes for anything, so that it claims too
 * little and never too much. Linear in the source but for alternatives, of which it keeps at most 64.
 */
export function requiredLiterals(source: string): readonly string[] | undefined {
  if (source.includes('\\Q')) return undefined
  const reader: Reader = { source, at: 0 }
  const need = readAlternatives(reader, 0)
  return reader.at === source.length && isUseful(need) ? need : undefined
}

interface Reader {
  readonly source: string
  at: number
}

/** One of these texts is in every match. */
type Need = readonly string[] | undefined

function readAlternatives(reader: Reader, depth: number): Need {
  let need = readSequence(reader, depth)
  while (reader.source[reader.at] === '|') {
    reader.at++
    const other = readSequence(reader, depth)
    need = need !== undefined && other !== undefined ? [...new Set([...need, ...other])] : undefined
  }
  return need !== undefined && need.length <= MAX_ALTERNATIVES ? need : undefined
}

/** The best need of what stands in a row: runs of characters, and groups that must occur. */
function readSequence(reader: Reader, depth: number): Need {
  let best: Need
  let run = ''
  const offer = (need: Need): void => {
    if (isUseful(need) && worth(need) > worth(best)) best = need
  }
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at] ?? '')) {
    const atom = readAtom(reader, depth)
    const repeat = readRepeat(reader)
    if (typeof atom === 'string' && repeat === 'once') run += atom
    else {
      offer([fold(typeof atom === 'string' && repeat === 'more' ? run + atom : run)])
      run = ''
      if (typeof atom !== 'string' && repeat !== 'maybe') offer(atom)
    }
  }
  offer([fold(run)])
  return best
}

/** A character that must stand there, or what a group needs; a class, an anchor or an unknown escape needs nothing. */
function readAtom(reader: Reader, depth: number): string | Need {
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

function readGroup(reader: Reader, depth: number): Need {
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

function isUseful(need: Need): need is readonly string[] {
  return need?.every((text) => text.length >= MIN_LENGTH) ?? false
}

/** The shortest decides, for it is the one found most often. */
function worth(need: Need): number {
  return need === undefined ? 0 : Math.min(...need.map((text) => text.length)) - need.length / MAX_ALTERNATIVES / 2
}

const MIN_LENGTH = 2
const MAX_ALTERNATIVES = 64
const MAX_DEPTH = 100
const GROUP_START = /^\?(?:P?<\w+>|[a-zA-Z-]*:|[a-zA-Z-]*\))/
