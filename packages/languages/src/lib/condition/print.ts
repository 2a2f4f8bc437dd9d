import type { Condition, Match, Piece, Test } from '@ringwall/model'

/**
 * A condition as a person reads it: `Image suffix "\\cmd.exe" and not (User equals "root" or …)`. Stable, and equal only for
 * equal conditions, so that it serves as a key.
 */
export function print(condition: Condition): string {
  switch (condition.kind) {
    case 'test':
      return printTest(condition)
    case 'not':
      return `not ${printPart(condition.of)}`
    case 'all':
      return condition.of.length === 0 ? 'always' : condition.of.map(printPart).join(' and ')
    case 'any':
      return condition.of.length === 0 ? 'never' : condition.of.map(printPart).join(' or ')
  }
}

function printPart(condition: Condition): string {
  const isSimple = condition.kind === 'test' || condition.kind === 'not' || condition.of.length === 0
  return isSimple ? print(condition) : `(${print(condition)})`
}

function printTest({ field, match, case: letters, list }: Test): string {
  const subject = field === undefined ? 'anything' : PLAIN_FIELD.test(field) ? field : quote(field)
  return [
    list === 'every' ? `every ${subject}` : subject,
    printMatch(match),
    ...(letters === 'sensitive' && FOLDING.has(match.kind) ? ['cased'] : []),
  ].join(' ')
}

function printMatch(match: Match): string {
  switch (match.kind) {
    case 'exists':
      return 'exists'
    case 'null':
      return 'is null'
    case 'equals':
    case 'contains':
    case 'prefix':
    case 'suffix':
    case 'cidr':
      return `${match.kind} ${quote(match.value)}`
    case 'pattern':
      return `like ${match.pieces.map(printPiece).join(' ')}`
    case 'regex':
      return `regex ${quote(match.source)}${match.flags}`
    case 'compare':
      return `${match.part === undefined ? '' : `${match.part} `}${match.operator} ${match.value}`
    case 'field':
      return `${match.relation} field ${quote(match.other)}`
  }
}

function printPiece(piece: Piece): string {
  if (typeof piece === 'string') return quote(piece)
  return piece.kind === 'run' ? '*' : '?'
}

const quote = (text: string): string => JSON.stringify(text)

const PLAIN_FIELD = /^[A-Za-z_][\w.-]*$/
const FOLDING: ReadonlySet<Match['kind']> = new Set(['equals', 'contains', 'prefix', 'suffix', 'pattern', 'field'])
