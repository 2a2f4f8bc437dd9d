import { fold } from '@ringwall/base/fold'
import { foldPiece, patternTest, relationTest, valuesIn, valueTest } from '@ringwall/languages/lib/condition'
import { requiredLiterals } from '@ringwall/languages/lib/regex'
import type { Match, Test } from '@ringwall/model'
import type { EventFields } from './event-fields.ts'

/** Whether a test holds of the event that is open. */
export type FieldTest = (fields: EventFields) => boolean

/** Compiles a test; `numberOf` gives the number of a field. */
export function fieldTest(test: Test, numberOf: (field: string) => number): FieldTest {
  const { field, match } = test
  if (field === undefined) return anywhere(test)
  const at = numberOf(field)
  if (match.kind === 'exists') return (fields) => fields.value(at) !== undefined
  if (match.kind === 'null') return (fields) => (fields.value(at) ?? undefined) === undefined
  const general = ofLists(test, at, match.kind === 'field' ? numberOf(match.other) : undefined)
  const quick = quickTest(test)
  if (quick === undefined) return general
  return (fields) => {
    const value = fields.value(at)
    if (value === undefined || value === null) return false
    return typeof value === 'string' || typeof value === 'number' ? quick(fields, at) : general(fields)
  }
}

/** A test of texts and numbers that makes use of the text that is folded already. */
function quickTest({ match, case: letters }: Test): ((fields: EventFields, at: number) => boolean) | undefined {
  if (match.kind === 'regex') return quickRegex(match)
  if (letters === 'sensitive') return undefined
  const holds = foldedTest(match)
  return holds && ((fields, at) => holds(fields.folded(at)))
}

function foldedTest(match: Match): ((folded: string) => boolean) | undefined {
  switch (match.kind) {
    case 'equals':
    case 'contains':
    case 'prefix':
    case 'suffix':
      return relationTest(match.kind, fold(match.value))
    case 'pattern':
      return patternTest(match.pieces.map(foldPiece))
    case 'exists':
    case 'null':
    case 'regex':
    case 'cidr':
    case 'compare':
    case 'field':
      return undefined
  }
}

/** A regular expression costs far more than looking for the texts that it needs. */
function quickRegex(match: Match & { readonly kind: 'regex' }): (fields: EventFields, at: number) => boolean {
  const passes = valueTest({ kind: 'test', field: undefined, match, case: 'sensitive', list: 'some' })
  const literals = requiredLiterals(match.source)
  return (fields, at) =>
    literals.every((texts) => texts.some((text) => fields.folded(at).includes(text))) &&
    passes(fields.value(at), undefined)
}

/** As plain evaluation has it, lists and all. */
function ofLists(test: Test, at: number, otherAt: number | undefined): FieldTest {
  const passes = valueTest(test)
  return (fields) => {
    const value = fields.value(at)
    const other = otherAt === undefined ? undefined : fields.value(otherAt)
    if (!Array.isArray(value)) return passes(value, other)
    return test.list === 'some'
      ? value.some((element) => passes(element, other))
      : value.every((element) => passes(element, other))
  }
}

function anywhere(test: Test): FieldTest {
  const passes = valueTest(test)
  return (fields) => {
    for (const value of valuesIn(fields.event)) if (passes(value, undefined)) return true
    return false
  }
}
