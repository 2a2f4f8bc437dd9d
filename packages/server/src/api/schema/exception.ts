import Type from 'typebox'
import { listOf, Next, PageParameters, Time, text } from './shared.ts'

const StateName = Type.Enum(['requested', 'approved', 'refused', 'revoked', 'expired'])

export const ExceptionBody = Type.Object({
  id: Type.String(),
  fingerprint: Type.String(),
  title: Type.String(),
  asset: Type.String(),
  state: StateName,
  reason: Type.String(),
  owner: Type.String(),
  expires: Type.String({ description: 'the last day on which it holds, in UTC' }),
  requestedBy: Type.String(),
  requestedAt: Time,
  decidedBy: Type.Optional(Type.String()),
  decidedAt: Type.Optional(Time),
})

export const ExceptionListQuery = Type.Object(
  {
    state: listOf(StateName),
    fingerprint: Type.Optional(Type.String({ maxLength: 128 })),
    ...PageParameters,
  },
  { additionalProperties: false },
)

export const ExceptionListBody = Type.Object({ exceptions: Type.Array(ExceptionBody), next: Next })

export const ExceptionRequestBody = Type.Object(
  {
    fingerprints: Type.Array(Type.String({ maxLength: 128 }), { minItems: 1, maxItems: 500 }),
    reason: text(2000),
    owner: text(128),
    expires: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  },
  { additionalProperties: false },
)

export const ExceptionsBody = Type.Object({ exceptions: Type.Array(ExceptionBody) })

export const DecisionBody = Type.Object(
  { to: Type.Enum(['approved', 'refused', 'revoked']) },
  { additionalProperties: false },
)
