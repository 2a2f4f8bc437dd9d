import type { Token } from '@ringwall/store/state'
import Type from 'typebox'
import { clientOf, userOf } from '../caller.ts'
import type { ApiContext } from '../context.ts'
import { notFound, Problem } from '../problem.ts'
import { created, done, ok, principalOf, type Route, route } from '../route.ts'
import { NewTokenBody, TokenListBody, TokenRequestBody } from '../schema/token.ts'

/** API tokens of one's own. */
export function tokenRoutes({ identity }: ApiContext): readonly Route[] {
  return [
    route({
      id: 'tokens.list',
      method: 'GET',
      path: '/api/v1/tokens',
      summary: 'API tokens of one’s own, newest first',
      permission: 'tokens:own',
      answers: { 200: TokenListBody },
      handle: async (call) => ok({ tokens: (await identity.tokens(userOf(call))).map(printed) }),
    }),
    route({
      id: 'tokens.create',
      method: 'POST',
      path: '/api/v1/tokens',
      summary: 'Make an API token that may no more than oneself',
      permission: 'tokens:own',
      body: TokenRequestBody,
      answers: { 201: NewTokenBody },
      handle: async (call) => {
        const { name, permissions, expiresInDays: days = 90 } = call.body
        const minted = await identity.mintToken(userOf(call), {
          wish: { name: name.trim(), permissions, days },
          client: clientOf(call),
        })
        if (minted.kind === 'refused') throw new Problem(400, 'invalid request', { detail: minted.because })
        const { token, text } = minted
        return created({ ...printed({ ...token, usedAt: undefined, revokedAt: undefined }), token: text }, token.id)
      },
    }),
    route({
      id: 'tokens.revoke',
      method: 'DELETE',
      path: '/api/v1/tokens/:id',
      summary: 'Revoke an API token: one’s own, or for who administers users anybody’s',
      permission: 'tokens:own',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      answers: { 204: undefined },
      handle: async (call) => {
        const { id } = call.params
        if (!(await identity.revokeToken(principalOf(call), { id, client: clientOf(call) })))
          throw notFound(`token ${id}`)
        return done(id)
      },
    }),
  ]
}

function printed({ id, name, prefix, permissions, createdAt, expiresAt, usedAt, revokedAt }: Token) {
  return {
    id,
    name,
    prefix,
    permissions,
    createdAt,
    expiresAt,
    ...(usedAt === undefined ? {} : { lastUsedAt: usedAt }),
    ...(revokedAt === undefined ? {} : { revokedAt }),
  }
}
