import { isDeepStrictEqual } from 'node:util'
import { compileRegex } from '@ringwall/base/regex'
import { type Assertion, type Fields, fieldsOf, type Scope } from './test-file.ts'
import { valuesAt } from './value-path.ts'

/** What a template made: its documents, or why it made none. */
export interface TemplateResult {
  readonly documents: readonly unknown[]
  readonly failure: string | undefined
}

/** True where an assertion holds for every document in its scope, and, unless it denies something, there is one. */
export function holds({ kind, fields, scope }: Assertion, results: readonly TemplateResult[], around: Scope): boolean {
  const failures = results.flatMap(({ failure }) => failure ?? [])
  if (kind === 'failedTemplate')
    return failures.some((failure) => failure.includes(String(fields['errorMessage'] ?? '')))
  if (failures.length > 0) return false
  if (kind === 'notFailedTemplate') return true
  if (kind === 'hasDocuments') return results.every(({ documents }) => documents.length === fields['count'])
  const documents = results.flatMap((result) => inScope(result.documents, merged(scope, around)))
  const check = CHECKS[kind]
  if (check === undefined) return false
  return (documents.length > 0 || DENYING.has(kind)) && documents.every((document) => check(document, fields))
}

function merged(own: Scope, around: Scope): Scope {
  return { index: own.index ?? around.index, selector: own.selector ?? around.selector }
}

function inScope(documents: readonly unknown[], { index, selector }: Scope): readonly unknown[] {
  if (index !== undefined) return documents.slice(index, index + 1)
  if (selector === undefined) return documents
  return documents.filter((document) =>
    valuesAt(document, selector.path).some((v) => isDeepStrictEqual(v, selector.value)),
  )
}

type Check = (document: unknown, fields: Fields) => boolean

function at(document: unknown, fields: Fields): readonly unknown[] {
  return valuesAt(document, String(fields['path']))
}

function contains(document: unknown, fields: Fields): boolean {
  const lists = at(document, fields)
  const fits = fields['any'] === true ? holdsAll : isDeepStrictEqual
  return lists.some((list) => Array.isArray(list) && list.some((item) => fits(item, fields['content'])))
}

/** `any`: fields that are not asked for may be there too. */
function holdsAll(item: unknown, content: unknown): boolean {
  const [have, want] = [fieldsOf(item), fieldsOf(content)]
  return Object.entries(want).every(([key, value]) => isDeepStrictEqual(have[key], value))
}

function matches(value: unknown, pattern: unknown): boolean {
  const made = compileRegex(String(pattern))
  return made.kind === 'regex' && made.regex.match(String(value)) !== undefined
}

const CHECKS: Readonly<Record<string, Check>> = {
  equal: (document, fields) => {
    const values = at(document, fields)
    return values.length > 0 && values.every((value) => isDeepStrictEqual(value, fields['value']))
  },
  exists: (document, fields) => at(document, fields).length > 0,
  notExists: (document, fields) => at(document, fields).length === 0,
  isNull: (document, fields) => at(document, fields).every((value) => value === null),
  isNotNull: (document, fields) => at(document, fields).some((value) => value !== null),
  isKind: (document, fields) => isDeepStrictEqual(valuesAt(document, 'kind'), [fields['of']]),
  isAPIVersion: (document, fields) => isDeepStrictEqual(valuesAt(document, 'apiVersion'), [fields['of']]),
  lengthEqual: (document, fields) => {
    const values = at(document, fields)
    return values.length > 0 && values.every((value) => Array.isArray(value) && value.length === fields['count'])
  },
  contains,
  notContains: (document, fields) => !contains(document, fields),
  matchRegex: (document, fields) => {
    const values = at(document, fields)
    return values.length > 0 && values.every((value) => matches(value, fields['pattern']))
  },
}
const DENYING: ReadonlySet<string> = new Set(['notExists', 'notContains', 'isNull'])
