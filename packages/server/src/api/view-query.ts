import type { TSchema } from 'typebox'
import { Check } from 'typebox/value'
import { Problem } from './problem.ts'
import { FindingListQuery } from './schema/finding.ts'

/** The query of a saved view, as the list of findings takes it. Throws a Problem that names the parameter it would refuse. */
export function viewQuery(text: string): string {
  const query = new URLSearchParams(text)
  for (const name of new Set(query.keys())) {
    const schema = MEMBERS[name]
    if (schema === undefined || OF_A_PAGE.has(name)) throw wrong(`"${name}", which is no filter`)
    if (!Check(schema, given(schema, query.getAll(name)))) throw wrong(`a ${name} that the list does not take`)
  }
  return query.toString()
}

/** As a request gives it: a list, a truth, or a text. */
function given(schema: TSchema, values: readonly string[]): unknown {
  const { type } = schema as { readonly type?: string }
  if (type === 'array') return values
  const [value] = values
  return type === 'boolean' && (value === 'true' || value === 'false') ? value === 'true' : value
}

function wrong(what: string): Problem {
  return new Problem(400, 'invalid request', { detail: `query has ${what}`, more: { field: 'body/query' } })
}

const MEMBERS: Readonly<Record<string, TSchema>> = FindingListQuery.properties
const OF_A_PAGE: ReadonlySet<string> = new Set(['limit', 'after'])
