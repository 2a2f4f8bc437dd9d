import Type from 'typebox'
import { Time } from './shared.ts'

const EntryBody = Type.Object({
  seq: Type.Integer({ description: 'from 1, without a gap' }),
  time: Time,
  actor: Type.Object({
    kind: Type.Enum(['user', 'token', 'system', 'anonymous']),
    id: Type.String(),
    name: Type.String(),
  }),
  action: Type.String(),
  object: Type.String(),
  outcome: Type.Enum(['done', 'refused', 'failed']),
  address: Type.String(),
  detail: Type.Record(Type.String(), Type.Unknown()),
  hash: Type.String({ description: 'SHA-256 of the entry as canonical JSON, in hexadecimal' }),
})

export const AuditListQuery = Type.Object(
  {
    actor: Type.Optional(Type.String({ maxLength: 128, description: 'id' })),
    action: Type.Optional(Type.String({ maxLength: 64 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
    before: Type.Optional(Type.Integer({ minimum: 1, description: '`next` of the page before' })),
  },
  { additionalProperties: false },
)

export const AuditListBody = Type.Object({ entries: Type.Array(EntryBody), next: Type.Optional(Type.Integer()) })

export const AuditVerdictBody = Type.Object({
  kind: Type.Enum(['intact', 'broken']),
  entries: Type.Optional(Type.Integer()),
  head: Type.Optional(Type.Object({ seq: Type.Integer(), hash: Type.String() })),
  seq: Type.Optional(Type.Integer({ description: 'the first entry that is not as it was written' })),
  because: Type.Optional(Type.String()),
})
