import type { TenantId } from '@ringwall/model'
import type { User } from '@ringwall/store/state'
import Type from 'typebox'
import { administratorOf } from '../caller.ts'
import type { ApiContext } from '../context.ts'
import { setback } from '../identity-problems.ts'
import { notFound, Problem } from '../problem.ts'
import { created, done, ok, principalOf, type Route, route } from '../route.ts'
import {
  PasswordResetBody,
  UserBody,
  UserChangeBody,
  UserListBody,
  UserListQuery,
  UserRequestBody,
} from '../schema/user.ts'

/** Who may sign in. */
export function userRoutes({ identity, now }: ApiContext): readonly Route[] {
  const known = async (tenant: TenantId, id: string): Promise<User> => {
    const user = await identity.user(tenant, id)
    if (user === undefined) throw notFound(`user ${id}`)
    return user
  }
  return [
    route({
      id: 'users.list',
      method: 'GET',
      path: '/api/v1/users',
      summary: 'Users, by name',
      permission: 'users:admin',
      query: UserListQuery,
      answers: { 200: UserListBody },
      handle: async (call) => {
        const { limit = 50, after } = call.query
        return ok(await identity.users(principalOf(call).tenant, { limit, after }))
      },
    }),
    route({
      id: 'users.create',
      method: 'POST',
      path: '/api/v1/users',
      summary: 'Add a user, who must change the password at the first sign-in',
      permission: 'users:admin',
      body: UserRequestBody,
      answers: { 201: UserBody },
      handle: async (call) => {
        const { tenant } = principalOf(call)
        const { name, password, role } = call.body
        const wish = { tenant, name, role, password, mustChangePassword: true }
        const outcome = await identity.addUser(wish, administratorOf(call))
        if (outcome.kind === 'name_taken')
          throw new Problem(409, 'conflict', { detail: `there is a user "${name}" already`, more: { field: 'name' } })
        if (outcome.kind !== 'added') throw setback(outcome, 'password')
        return created(await known(tenant, outcome.id), outcome.id)
      },
    }),
    route({
      id: 'users.change',
      method: 'PATCH',
      path: '/api/v1/users/:id',
      summary: 'Change what a user may, or whether they may sign in',
      permission: 'users:admin',
      params: Identified,
      body: UserChangeBody,
      answers: { 200: UserBody },
      handle: async (call) => {
        const { tenant } = principalOf(call)
        const { role, isDisabled } = call.body
        const user = await known(tenant, call.params.id)
        const change = {
          ...(role === undefined ? {} : { role }),
          ...(isDisabled === undefined ? {} : { disabled: isDisabled ? now() : ('enabled' as const) }),
        }
        const outcome = await identity.changeUser({ user, change }, administratorOf(call))
        if (outcome === 'last_of_role')
          throw new Problem(409, 'conflict', { detail: 'nobody would be left who may administer users' })
        return { ...ok(await known(tenant, user.id)), object: user.id }
      },
    }),
    route({
      id: 'users.reset_password',
      method: 'POST',
      path: '/api/v1/users/:id/password',
      summary: 'Give a user another password, to be changed, and end their sessions and API tokens',
      permission: 'users:admin',
      params: Identified,
      body: PasswordResetBody,
      answers: { 204: undefined },
      handle: async (call) => {
        const { password, removesSecondFactor = false } = call.body
        const user = await known(principalOf(call).tenant, call.params.id)
        const reset = { user, password, removesSecondFactor }
        const outcome = await identity.resetPassword(reset, administratorOf(call))
        if (outcome.kind !== 'reset') throw setback(outcome, 'password')
        return done(user.id)
      },
    }),
    route({
      id: 'users.sign_out',
      method: 'POST',
      path: '/api/v1/users/:id/sign-out',
      summary: 'End every session of a user',
      permission: 'users:admin',
      params: Identified,
      answers: { 204: undefined },
      handle: async (call) => {
        const user = await known(principalOf(call).tenant, call.params.id)
        await identity.signOutUser(user, administratorOf(call))
        return done(user.id)
      },
    }),
  ]
}

const Identified = Type.Object({ id: Type.String({ maxLength: 64 }) })
