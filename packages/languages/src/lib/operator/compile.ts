import { err, ok, type Result } from '@ringwall/model'
import { detectSqli, detectXss } from '../libinjection/index.ts'
import { ipMatch } from './addresses.ts'
import { byteRange, urlEncoding, utf8Encoding } from './encodings.ts'
import { creditCard, nationalId, socialSecurityAustria, socialSecurityUs, taxNumberBrazil } from './numbers.ts'
import { type Operator, plainOperator, type ReadData } from './operator.ts'
import { patternMatch, patternMatchAll } from './pattern-match.ts'
import { phraseList, phraseMatch } from './phrase-match.ts'

/** The operator of a name in lower case with its argument, ready to run; an error where the name or the argument is wrong. */
export function compileOperator(name: string, argument: string, read: ReadData): Result<Operator, string> {
  const simple = SIMPLE[name]
  if (simple !== undefined) return ok(plainOperator((value) => simple(value, argument)))
  const make = MADE[name]
  if (make !== undefined) return make(argument, read)
  return err(
    `operator @${name} ${UNSUPPORTED.has(name) ? 'is not supported: it reaches outside the engine' : 'is not known'}`,
  )
}

type Simple = (value: string, argument: string) => boolean
type Make = (argument: string, read: ReadData) => Result<Operator, string>

const SIMPLE: Readonly<Record<string, Simple>> = {
  beginswith: (value, argument) => value.startsWith(argument),
  contains: (value, argument) => value.includes(argument),
  containsword: containsWord,
  endswith: (value, argument) => value.endsWith(argument),
  eq: (value, argument) => integer(value) === integer(argument),
  ge: (value, argument) => integer(value) >= integer(argument),
  gt: (value, argument) => integer(value) > integer(argument),
  le: (value, argument) => integer(value) <= integer(argument),
  lt: (value, argument) => integer(value) < integer(argument),
  nomatch: () => false,
  streq: (value, argument) => value === argument,
  strmatch: (value, argument) => value.includes(argument),
  unconditionalmatch: () => true,
  validateurlencoding: (value) => !urlEncoding(value),
  validateutf8encoding: (value) => !utf8Encoding(value),
  within: (value, argument) => value === '' || argument.includes(value),
}

const MADE: Readonly<Record<string, Make>> = {
  detectsqli: () => ok({ matches: (value) => detectSqli(value) !== undefined, groups: fingerprintOf }),
  detectxss: () => ok(plainOperator(detectXss)),
  ipmatch: (argument) => ipMatch(argument),
  ipmatchf: fromFile((text) => ipMatch(text)),
  ipmatchfromfile: fromFile((text) => ipMatch(text)),
  nids: (argument) => nationalId(argument),
  pm: (argument) => ok(phraseMatch(phraseList(argument))),
  pmf: fromFile((text) => ok(phraseMatch(dataLines(text)))),
  pmfromfile: fromFile((text) => ok(phraseMatch(dataLines(text)))),
  rx: (argument) => patternMatch(argument),
  rxglobal: (argument) => patternMatchAll(argument),
  validatebyterange: (argument) => ok(byteRange(argument)),
  verifycc: (argument) => creditCard(argument),
  verifycpf: (argument) => taxNumberBrazil(argument),
  verifyssn: (argument) => socialSecurityUs(argument),
  verifysvnr: (argument) => socialSecurityAustria(argument),
}

function fingerprintOf(value: string): readonly string[] {
  return [detectSqli(value) ?? '']
}

function fromFile(make: (text: string) => Result<Operator, string>): Make {
  return (argument, read) => {
    const texts: string[] = []
    for (const path of argument.split(/\s+/).filter((word) => word !== '')) {
      const text = read(path)
      if (text === undefined) return err(`data file ${JSON.stringify(path)} is not there`)
      texts.push(text)
    }
    return texts.length === 0 ? err('no data file is named') : make(texts.join('\n'))
  }
}

/** One phrase a line; `#` begins a comment line. */
function dataLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

/** The word stands between bytes that are no letters. */
function containsWord(value: string, word: string): boolean {
  if (word === '') return true
  for (let at = value.indexOf(word); at >= 0; at = value.indexOf(word, at + 1))
    if (!isLetter(value[at - 1]) && !isLetter(value[at + word.length])) return true
  return false
}

function isLetter(c: string | undefined): boolean {
  return c !== undefined && /[A-Za-z]/.test(c)
}

/** As C's `atoi`: leading white space, a sign, digits; 0 where there are none. */
function integer(text: string): number {
  return Number(/^[ \t-\r]*([+-]?\d{1,15})/.exec(text)?.[1] ?? 0)
}

const UNSUPPORTED: ReadonlySet<string> = new Set([
  'fuzzyhash',
  'geolookup',
  'gsblookup',
  'inspectfile',
  'rbl',
  'rsub',
  'validatedtd',
  'validatehash',
  'validateschema',
])
