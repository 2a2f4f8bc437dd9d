import Type from 'typebox'
import { PERMISSIONS } from '../../lib/identity/index.ts'
import { Time, text } from './shared.ts'

const tokenMembers = {
  id: Type.String(),
  name: Type.String(),
  prefix: Type.String({ description: 'its first characters, by which it is known again' }),
  permissions: Type.Array(Type.String()),
  createdAt: Time,
  expiresAt: Time,
  lastUsedAt: Type.Optional(Time),
  revokedAt: Type.Optional(Time),
}

export const TokenBody = Type.Object(tokenMembers)

export const TokenListBody = Type.Object({ tokens: Type.Array(TokenBody) })

export const NewTokenBody = Type.Object({
  ...tokenMembers,
  token: Type.String({ description: 'the token itself: shown once' }),
})

export const TokenRequestBody = Type.Object(
  {
    name: text(100),
    permissions: Type.Array(Type.Enum([...PERMISSIONS]), { minItems: 1, maxItems: PERMISSIONS.length }),
    expiresInDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 365, default: 90 })),
  },
  { additionalProperties: false },
)
