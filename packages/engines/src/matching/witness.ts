import { fold } from '@ringwall/base/fold'
import { type Network, parseNetwork } from '@ringwall/base/net'
import { type Literals, requiredLiterals } from '@ringwall/languages/lib/regex'
import type { Operator, Piece, Test } from '@ringwall/model'

/** Something that is true of every event for which a condition holds. */
export type Witness = {
  /** `undefined` for any value of the event. */
  readonly field: string | undefined
} & (
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'part'; readonly text: string; readonly atStart: boolean; readonly atEnd: boolean }
  | { readonly kind: 'network'; readonly network: Network }
  | { readonly kind: 'range'; readonly operator: Operator; readonly limit: number }
  | { readonly kind: 'present' }
)

/** Equal for equal witnesses. */
export function keyOf(witness: Witness): string {
  const field = witness.field ?? ''
  switch (witness.kind) {
    case 'exact':
      return `exact ${field}\n${witness.text}`
    case 'part':
      return `part ${field}\n${witness.atStart ? '^' : ''}\n${witness.text}\n${witness.atEnd ? '$' : ''}`
    case 'network':
      return `network ${field}\n${witness.network.first.join()}/${witness.network.prefix}`
    case 'range':
      return `range ${field}\n${witness.operator}${witness.limit}`
    case 'present':
      return `present ${field}`
  }
}

/**
 * Witnesses of a test, of which one is true where it holds; `undefined` where it may hold of any event, as for an absent field.
 */
export function witnessesOfTest(test: Test): readonly Witness[] | undefined {
  const witnesses = test.list === 'every' ? undefined : ofTest(test)
  const isNothing = witnesses?.some(({ field, kind }) => field === undefined && kind === 'present')
  return isNothing ? undefined : witnesses
}

function ofTest({ field, match }: Test): readonly Witness[] | undefined {
  switch (match.kind) {
    case 'null':
      return undefined
    case 'equals':
      return [exact(field, fold(match.value))]
    case 'contains':
      return [part(field, match.value, false, false)]
    case 'prefix':
      return [part(field, match.value, true, false)]
    case 'suffix':
      return [part(field, match.value, false, true)]
    case 'pattern':
      return [ofPattern(field, match.pieces)]
    case 'regex': {
      const best = rarest(requiredLiterals(match.source))
      return best === undefined ? presence(field) : best.map((text) => part(field, text, false, false))
    }
    case 'cidr': {
      const network = parseNetwork(match.value)
      return network === undefined || field === undefined ? presence(field) : [{ kind: 'network', field, network }]
    }
    case 'compare':
      if (match.part !== undefined || field === undefined) return presence(field)
      return [{ kind: 'range', field, operator: match.operator, limit: match.value }]
    case 'exists':
    case 'field':
      return presence(field)
  }
}

/** The list whose shortest text is the longest; a single character tells too little. */
function rarest(needs: readonly Literals[]): Literals | undefined {
  const shortest = (literals: Literals): number => Math.min(...literals.map((text) => text.length))
  return needs
    .filter((literals) => shortest(literals) > 1)
    .sort((a, b) => shortest(b) - shortest(a) || a.length - b.length)[0]
}

/** Among all values of an event none is looked up by the whole. */
function exact(field: string | undefined, text: string): Witness {
  return field === undefined ? part(field, text, true, true) : { kind: 'exact', field, text }
}

/**
 * The text, or as much of it as tells: of a long one the end, for paths and keys begin alike. Beyond ASCII one unit tells
 * enough, or rules that list a thousand signs would make a table as wide as they are many.
 */
function part(field: string | undefined, written: string, atStart: boolean, atEnd: boolean): Witness {
  const text = fold(written)
  if (text === '') return { kind: 'present', field }
  const [from, to] = telling(text)
  return {
    kind: 'part',
    field,
    text: text.slice(from, to),
    atStart: atStart && from === 0,
    atEnd: atEnd && to === text.length,
  }
}

function telling(text: string): readonly [from: number, to: number] {
  const beyond = BEYOND_ASCII.exec(text)
  if (beyond === null) return [Math.max(0, text.length - MAX_PART), text.length]
  const word = WORD.exec(text)
  if (word === null) return [beyond.index, beyond.index + 1]
  const end = word.index + word[0].length
  return [Math.max(word.index, end - MAX_PART), end]
}

/** Of a pattern its longest text, which stands at an end only if it is the first piece or the last. */
function ofPattern(field: string | undefined, pieces: readonly Piece[]): Witness {
  const longest = pieces.reduce<number | undefined>((best, piece, i) => {
    if (typeof piece !== 'string') return best
    return best !== undefined && String(pieces[best]).length >= piece.length ? best : i
  }, undefined)
  if (longest === undefined) return { kind: 'present', field }
  return part(field, String(pieces[longest]), longest === 0, longest === pieces.length - 1)
}

function presence(field: string | undefined): readonly Witness[] {
  return [{ kind: 'present', field }]
}

const MAX_PART = 12
const BEYOND_ASCII = /[^ -~]/
const WORD = /[ -~]{4,}/
