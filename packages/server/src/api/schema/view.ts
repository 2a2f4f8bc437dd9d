import Type from 'typebox'
import { text } from './shared.ts'

const Query = Type.String({ maxLength: 4096, description: 'of the list of findings, `severity=critical&state=all`' })

export const ViewBody = Type.Object({
  id: Type.String(),
  name: Type.String(),
  query: Type.String(),
  isShared: Type.Boolean(),
  owner: Type.String({ description: 'the name of whose it is' }),
  isOwn: Type.Boolean(),
  isDefault: Type.Boolean({ description: 'true for the one with which one begins' }),
})

export const ViewListBody = Type.Object({ views: Type.Array(ViewBody) })

export const ViewRequestBody = Type.Object(
  { name: text(100), query: Query, isShared: Type.Optional(Type.Boolean({ default: false })) },
  { additionalProperties: false },
)

export const ViewChangeBody = Type.Object(
  { name: Type.Optional(text(100)), query: Type.Optional(Query), isShared: Type.Optional(Type.Boolean()) },
  { additionalProperties: false, minProperties: 1 },
)

export const ViewDefaultBody = Type.Object(
  { view: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })) },
  { additionalProperties: false },
)
