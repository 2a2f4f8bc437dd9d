import { parseNetwork } from '@ringwall/base/net'
import { err, type Match, type Operator, ok, type Result, type TextRelation, type TimePart } from '@ringwall/model'
import type { Resolver } from '../language.ts'
import { compileRegex } from '../lib/regex/index.ts'
import { base64, base64Offsets, type Utf16, utf16 } from './encoding.ts'
import { expand } from './placeholder.ts'
import { plainText, RUN, type Text, type Value, withPieces } from './value.ts'
import { windash } from './windash.ts'

/** Changes one value into one or more, any of which will do; the error says why it cannot. */
export type Modifier = (value: Value, resolve: Resolver) => Result<readonly Value[], string>

/** The modifiers of values (Sigma 2.1, appendix Modifiers), by name. `all`, `neq` and `cased` are about the item as a whole. */
export const MODIFIERS: ReadonlyMap<string, Modifier> = new Map<string, Modifier>([
  ['contains', wildcards('contains', 'contains')],
  ['startswith', wildcards('startswith', 'prefix')],
  ['endswith', wildcards('endswith', 'suffix')],
  ['exists', exists],
  ['windash', onText('windash', windashed)],
  ['re', onRaw('re', (source) => regex(source, ''))],
  ...(['i', 'm', 's'] as const).map((flag) => [flag, regexFlag(flag)] as const),
  ['ignorecase', regexFlag('i')],
  ['multiline', regexFlag('m')],
  ['dotall', regexFlag('s')],
  ['base64', onText('base64', (text) => encoded(text, (plain) => [base64(plain, text.isBytes)]))],
  ['base64offset', onText('base64offset', (text) => encoded(text, (plain) => base64Offsets(plain, text.isBytes)))],
  ['utf16le', wide('utf16le')],
  ['wide', wide('utf16le')],
  ['utf16be', wide('utf16be')],
  ['utf16', wide('utf16')],
  ...(['lt', 'lte', 'gt', 'gte'] as const).map((name) => [name, comparison(name)] as const),
  ...(['minute', 'hour', 'day', 'week', 'month', 'year'] as const).map((part) => [part, timePart(part)] as const),
  ['cidr', onRaw('cidr', network)],
  ['expand', onText('expand', expand)],
  ['fieldref', onRaw('fieldref', (other) => test({ kind: 'field', relation: 'equals', other }))],
])

/** A value that is a test of its own. */
function test(match: Match): Result<readonly Value[], string> {
  return ok([{ kind: 'test', match, isNegated: false }])
}

function wildcards(name: string, relation: TextRelation): Modifier {
  return (value) => {
    if (value.kind === 'text') return ok([withPieces(value, around(value, relation))])
    if (value.kind === 'number')
      return ok([withPieces(textOfNumber(value.value), around(textOfNumber(value.value), relation))])
    if (value.kind !== 'test') return refuseKind(name, value, 'a text')
    if (value.match.kind === 'field') return test({ ...value.match, relation })
    if (value.match.kind !== 'regex') return refuseKind(name, value, 'a text')
    const { source, flags } = value.match
    if (relation === 'prefix') return regex(`^(?:${source})`, flags)
    return relation === 'suffix' ? regex(`(?:${source})$`, flags) : ok([value])
  }
}

function around({ pieces }: Text, relation: TextRelation): Text['pieces'] {
  return [...(relation === 'prefix' ? [] : [RUN]), ...pieces, ...(relation === 'suffix' ? [] : [RUN])]
}

function textOfNumber(value: number): Text {
  return { kind: 'text', raw: undefined, pieces: [String(value)], isBytes: false }
}

function exists(value: Value): Result<readonly Value[], string> {
  if (value.kind !== 'boolean') return refuseKind('exists', value, 'true or false')
  return ok([{ kind: 'test', match: { kind: 'exists' }, isNegated: !value.value }])
}

function windashed(text: Text): Result<readonly Value[], string> {
  const variants = windash(text)
  return variants === undefined ? err('has more than 3125 forms by |windash') : ok(variants)
}

function regex(source: string, flags: string): Result<readonly Value[], string> {
  const compiled = compileRegex(source, flags)
  return compiled.ok ? test({ kind: 'regex', source, flags }) : err(`is no regular expression: ${compiled.error}`)
}

function regexFlag(flag: string): Modifier {
  return (value) => {
    if (value.kind !== 'test' || value.match.kind !== 'regex') return err(`has |${flag} without |re before it`)
    const { source, flags } = value.match
    return flags.includes(flag) ? ok([value]) : regex(source, [...flags, flag].sort().join(''))
  }
}

function encoded(text: Text, encode: (plain: string) => readonly string[]): Result<readonly Value[], string> {
  const plain = plainText(text)
  if (plain === undefined) return err('has a wildcard, which cannot be encoded')
  return ok(encode(plain).map((form) => ({ ...withPieces(text, [form]), isBytes: false })))
}

function wide(form: Utf16): Modifier {
  return onText(form, (text) => (text.isBytes ? err(`has |${form} behind another encoding`) : ok([utf16(text, form)])))
}

function comparison(name: 'lt' | 'lte' | 'gt' | 'gte'): Modifier {
  return (value) => {
    if (value.kind === 'number')
      return test({ kind: 'compare', operator: OPERATORS[name], value: value.value, part: undefined })
    if (value.kind === 'part')
      return test({ kind: 'compare', operator: OPERATORS[name], value: value.value, part: value.part })
    return refuseKind(name, value, 'a number')
  }
}

function timePart(part: TimePart): Modifier {
  return (value) => {
    if (value.kind !== 'number') return refuseKind(part, value, 'a number')
    const [low, high] = PART_RANGES[part]
    if (!Number.isInteger(value.value) || value.value < low || value.value > high)
      return err(`is no ${part}: ${low} to ${high}`)
    return ok([{ kind: 'part', part, value: value.value }])
  }
}

function network(text: string): Result<readonly Value[], string> {
  if (parseNetwork(text) === undefined)
    return err('is no network: an address and the length of its prefix, no bit set behind it')
  return test({ kind: 'cidr', value: text })
}

function onText(name: string, modify: (text: Text, resolve: Resolver) => Result<readonly Value[], string>): Modifier {
  return (value, resolve) => (value.kind === 'text' ? modify(value, resolve) : refuseKind(name, value, 'a text'))
}

/** For modifiers that take the text as it is written, so that none may stand before them but `expand`. */
function onRaw(name: string, modify: (raw: string) => Result<readonly Value[], string>): Modifier {
  return (value) => {
    if (value.kind === 'number') return modify(String(value.value))
    if (value.kind !== 'text') return refuseKind(name, value, 'a text')
    const raw = value.raw ?? plainText(value)
    return raw === undefined ? err(`was changed before |${name}, which takes it as it is written`) : modify(raw)
  }
}

function refuseKind(name: string, value: Value, expected: string): Result<never, string> {
  const found = value.kind === 'test' ? `made a test of ${value.match.kind} by another modifier` : `a ${value.kind}`
  return err(`is ${found}, where |${name} takes ${expected}`)
}

const OPERATORS: Readonly<Record<'lt' | 'lte' | 'gt' | 'gte', Operator>> = { lt: '<', lte: '<=', gt: '>', gte: '>=' }
const PART_RANGES: Readonly<Record<TimePart, readonly [number, number]>> = {
  minute: [0, 59],
  hour: [0, 23],
  day: [1, 31],
  week: [1, 53],
  month: [1, 12],
  year: [0, 9999],
}
