import { SEVERITIES } from '@ringwall/model'
import Type, { type TSchema } from 'typebox'

/** Milliseconds since the Unix epoch. */
export const Time = Type.Integer({ description: 'milliseconds since the Unix epoch' })

export const SeverityName = Type.Enum([...SEVERITIES])

/** One value or several of a query parameter, always a list to who handles it. */
export function listOf<T extends TSchema>(item: T) {
  return Type.Optional(Type.Array(item, { maxItems: 100 }))
}

/** Which page of a list. */
export const PageParameters = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
  after: Type.Optional(Type.String({ maxLength: 2048, description: '`next` of the page before' })),
}

/** Where the next page begins; absent on the last. */
export const Next = Type.Optional(Type.String())

/** Counts by name. */
export const Counts = Type.Record(Type.String(), Type.Integer())

/** Text that a person wrote. */
export function text(maxLength: number) {
  return Type.String({ minLength: 1, maxLength })
}

/** RFC 9457. */
export const ProblemBody = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.Optional(Type.String()),
  },
  { additionalProperties: true },
)
