import Type from 'typebox'
import { Time, text } from './shared.ts'

export const SessionBody = Type.Object({
  version: Type.String(),
  needsBootstrap: Type.Boolean(),
  oidc: Type.Optional(Type.Object({ name: Type.String() }, { description: 'people may sign in there too' })),
  principal: Type.Optional(
    Type.Object({
      kind: Type.Enum(['user', 'token']),
      id: Type.String(),
      name: Type.String(),
      tenant: Type.String(),
      role: Type.String(),
      permissions: Type.Array(Type.String()),
      mustChangePassword: Type.Boolean({ description: 'nothing else is allowed before' }),
    }),
  ),
})

/** How long it may be, the policy says; here only what nobody means is refused. */
const Password = Type.String({ minLength: 1, maxLength: 1024 })
const Code = Type.String({ maxLength: 64, description: 'of the second factor, or a recovery code' })

export const SignInBody = Type.Object(
  { name: text(256), password: Password, code: Type.Optional(Code) },
  { additionalProperties: false },
)

export const BootstrapBody = Type.Object(
  { token: text(128), name: text(256), password: Password },
  { additionalProperties: false },
)

export const OwnSessionsBody = Type.Object({
  sessions: Type.Array(
    Type.Object({
      id: Type.String(),
      createdAt: Time,
      lastSeenAt: Time,
      expiresAt: Time,
      userAgent: Type.Optional(Type.String()),
      isThis: Type.Boolean(),
    }),
  ),
})

export const PasswordChangeBody = Type.Object({ current: Password, next: Password }, { additionalProperties: false })

export const SecondFactorOfferBody = Type.Object({
  secret: Type.String({ description: 'base32, to be typed' }),
  address: Type.String({ description: 'otpauth:, to be shown as a picture' }),
  sealed: Type.String({ description: 'to be given back with a code, within ten minutes' }),
})

export const SecondFactorConfirmationBody = Type.Object(
  { sealed: text(1024), code: Code, password: Password },
  { additionalProperties: false },
)

export const RecoveryCodesBody = Type.Object({
  recoveryCodes: Type.Array(Type.String(), { description: 'shown once' }),
})

export const ProofBody = Type.Object({ password: Password }, { additionalProperties: false })
