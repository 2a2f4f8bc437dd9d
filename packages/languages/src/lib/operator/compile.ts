import { err, ok, type Result } from '@ringwall/model'
import { detectSqli, detectXss } from '../libinjection/index.ts'
import type { Literals } from '../pattern/index.ts'
import { ipMatch } from './addresses.ts'
import { byteRange, urlEncoding, utf8Encoding } from './encodings.ts'
import { creditCard, nationalId, socialSecurityAustria, socialSecurityUs, taxNumberBrazil } from './numbers.ts'
import { type Operator, plainOperator, type ReadData } from './operator.ts'
import { patternMatch, patternMatchAll } from './pattern-match.ts'
import { phraseList, phraseMatch } from './phrase-match.ts'

/** The operator of a name in lower case with its argument, ready to run; an error where the name or the argument is wrong. */
export function compileOperator(name: string, argument: string, read: ReadData): Result<Operator, string> {
  const simple = SIMPLE[name]
  if (simple !== undefined) return ok(simple(argument))
  const make = MADE[name]
  if (make !== undefined) return make(argument, read)
  return err(
    `operator @${name} ${UNSUPPORTED.has(name) ? 'is not supported: it reaches outside the engine' : 'is not known'}`,
  )
}

type Make = (argument: string, read: ReadData) => Result<Operator, string>

const SIMPLE: Readonly<Record<string, (argument: string) => Operator>> = {
  beginswith: (argument) => plainOperator((value) => value.startsWith(argument), ...textOf(argument)),
  contains: (argument) => plainOperator((value) => value.includes(argument), ...textOf(argument)),
  containsword: (argument) => plainOperator((value) => containsWord(value, argument), ...textOf(argument)),
  detectsqli: () => ({
    matches: (value) => detectSqli(value) !== undefined,
    groups: (value) => [detectSqli(value) ?? ''],
    needs: { length: 0, allOf: [SQL_MARKS] },
  }),
  detectxss: () => plainOperator(detectXss, SCRIPT_MARKS),
  endswith: (argument) => plainOperator((value) => value.endsWith(argument), ...textOf(argument)),
  eq: (argument) => numeric(argument, (value, limit) => value === limit),
  ge: (argument) => numeric(argument, (value, limit) => value >= limit),
  gt: (argument) => numeric(argument, (value, limit) => value > limit),
  le: (argument) => numeric(argument, (value, limit) => value <= limit),
  lt: (argument) => numeric(argument, (value, limit) => value < limit),
  nomatch: () => plainOperator(() => false),
  pm: (argument) => phraseMatch(phraseList(argument)),
  streq: (argument) => plainOperator((value) => value === argument, ...textOf(argument)),
  strmatch: (argument) => plainOperator((value) => value.includes(argument), ...textOf(argument)),
  unconditionalmatch: () => plainOperator(() => true),
  validatebyterange: (argument) => byteRange(argument),
  validateurlencoding: () => plainOperator((value) => !urlEncoding(value), ['%']),
  validateutf8encoding: () => plainOperator((value) => !utf8Encoding(value), HIGH_BYTES),
  within: (argument) => plainOperator((value) => value === '' || argument.includes(value)),
}

const MADE: Readonly<Record<string, Make>> = {
  ipmatch: (argument) => ipMatch(argument),
  ipmatchf: fromFile((text) => ipMatch(text)),
  ipmatchfromfile: fromFile((text) => ipMatch(text)),
  nids: (argument) => nationalId(argument),
  pmf: fromFile((text) => ok(phraseMatch(dataLines(text)))),
  pmfromfile: fromFile((text) => ok(phraseMatch(dataLines(text)))),
  rx: (argument) => patternMatch(argument),
  rxglobal: (argument) => patternMatchAll(argument),
  verifycc: (argument) => creditCard(argument),
  verifycpf: (argument) => taxNumberBrazil(argument),
  verifyssn: (argument) => socialSecurityUs(argument),
  verifysvnr: (argument) => socialSecurityAustria(argument),
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

function textOf(argument: string): readonly Literals[] {
  return argument === '' ? [] : [[argument.replace(/[A-Z]/g, (letter) => letter.toLowerCase())]]
}

function numeric(argument: string, holds: (value: number, limit: number) => boolean): Operator {
  const limit = integer(argument)
  return plainOperator((value) => holds(integer(value), limit))
}

/** As C's `atoi`: leading white space, a sign, digits; 0 where there are none. */
function integer(text: string): number {
  const code = text.charCodeAt(0)
  if (text.length === 1 && code >= 48 && code <= 57) return code - 48
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
const BYTES = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code))
const HIGH_BYTES: Literals = BYTES.slice(128)
/** Without a tag or an attribute there is no script. */
const SCRIPT_MARKS: Literals = ['<', '=']
/** Letters, digits and underscores alone are a number and a word at most, of which none is an attack. */
const SQL_MARKS: Literals = BYTES.filter((byte) => !/\w/.test(byte))
