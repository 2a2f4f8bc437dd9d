import Type from 'typebox'
import { ROLES, type Role } from '../../lib/identity/index.ts'
import { Next, PageParameters, Time, text } from './shared.ts'

// The names of a record are its keys.
const RoleName = Type.Enum(Object.keys(ROLES) as Role[])

export const UserBody = Type.Object({
  id: Type.String(),
  name: Type.String(),
  role: Type.String(),
  createdAt: Time,
  disabledAt: Type.Optional(Time),
  mustChangePassword: Type.Boolean(),
  hasTotp: Type.Boolean(),
})

export const UserListQuery = Type.Object(PageParameters, { additionalProperties: false })

export const UserListBody = Type.Object({ users: Type.Array(UserBody), next: Next })

export const UserRequestBody = Type.Object(
  { name: text(256), password: Type.String({ minLength: 1, maxLength: 1024 }), role: RoleName },
  { additionalProperties: false },
)

export const UserChangeBody = Type.Object(
  { role: Type.Optional(RoleName), isDisabled: Type.Optional(Type.Boolean()) },
  { additionalProperties: false, minProperties: 1 },
)

export const PasswordResetBody = Type.Object(
  {
    password: Type.String({ minLength: 1, maxLength: 1024 }),
    removesSecondFactor: Type.Optional(Type.Boolean({ default: false })),
  },
  { additionalProperties: false },
)
