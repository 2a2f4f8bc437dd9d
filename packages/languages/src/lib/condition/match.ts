import { fold } from '@ringwall/base/fold'
import { parseAddress, parseNetwork } from '@ringwall/base/net'
import type { Match, Operator, Piece, Test, TextRelation, TimePart } from '@ringwall/model'
import { compileRegex } from '../regex/index.ts'
import { patternTest } from './pattern.ts'
import { timePart } from './time.ts'
import { numberOf, textOf } from './value.ts'

/** Tells whether one value, no list, is what a test demands. `other` is the value of the field it names, if it names one. */
export type ValueTest = (value: unknown, other: unknown) => boolean

/**
 * What a test demands of one value, prepared once. `exists` and `null` are about the field as a whole. Throws where a regular expression or a network is none, which the language that built the condition has ruled out.
 */
export function valueTest({ match, case: letters }: Test): ValueTest {
  switch (match.kind) {
    case 'exists':
      return (value) => value !== undefined
    case 'null':
      return (value) => value === null || value === undefined
    case 'equals':
    case 'contains':
    case 'prefix':
    case 'suffix':
      return onText(letters, relationTest(match.kind, letters === 'folded' ? fold(match.value) : match.value))
    case 'pattern':
      return onText(letters, patternTest(letters === 'folded' ? match.pieces.map(foldPiece) : match.pieces))
    case 'regex':
      return onText('sensitive', regexTest(match))
    case 'cidr':
      return onText('sensitive', networkTest(match.value))
    case 'compare':
      return compareTest(match.operator, match.value, match.part)
    case 'field':
      return fieldTest(match.relation, letters)
  }
}

/** Compares two texts, `value` having been prepared as the other will be. */
export function relationTest(relation: TextRelation, value: string): (text: string) => boolean {
  switch (relation) {
    case 'equals':
      return (text) => text === value
    case 'contains':
      return (text) => text.includes(value)
    case 'prefix':
      return (text) => text.startsWith(value)
    case 'suffix':
      return (text) => text.endsWith(value)
  }
}

export function foldPiece(piece: Piece): Piece {
  return typeof piece === 'string' ? fold(piece) : piece
}

function onText(letters: Test['case'], holds: (text: string) => boolean): ValueTest {
  return (value) => {
    const text = textOf(value)
    return text !== undefined && holds(letters === 'folded' ? fold(text) : text)
  }
}

function regexTest({ source, flags }: Match & { readonly kind: 'regex' }): (text: string) => boolean {
  const compiled = compileRegex(source, flags)
  if (!compiled.ok) throw new Error(`not a regular expression: ${compiled.error}`)
  return compiled.value.test
}

function networkTest(text: string): (text: string) => boolean {
  const network = parseNetwork(text)
  if (network === undefined) throw new Error(`not a network: ${text}`)
  return (value) => {
    const address = parseAddress(value)
    return address !== undefined && network.contains(address)
  }
}

function compareTest(operator: Operator, limit: number, part: TimePart | undefined): ValueTest {
  return (value) => {
    const number = part === undefined ? numberOf(value) : timePart(textOf(value) ?? '', part)
    return number !== undefined && compare(number, operator, limit)
  }
}

function compare(number: number, operator: Operator, limit: number): boolean {
  switch (operator) {
    case '=':
      return number === limit
    case '<':
      return number < limit
    case '<=':
      return number <= limit
    case '>':
      return number > limit
    case '>=':
      return number >= limit
  }
}

function fieldTest(relation: TextRelation, letters: Test['case']): ValueTest {
  const prepared = letters === 'folded' ? fold : (text: string) => text
  return (value, other) => {
    const text = textOf(value)
    const others = (Array.isArray(other) ? other : [other]).map(textOf)
    return (
      text !== undefined && others.some((o) => o !== undefined && relationTest(relation, prepared(o))(prepared(text)))
    )
  }
}
