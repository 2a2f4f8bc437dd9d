import Type from 'typebox'
import { sessionCookie, sessionSecret } from '../authenticate.ts'
import { clientOf, userOf } from '../caller.ts'
import type { ApiContext } from '../context.ts'
import { setback } from '../identity-problems.ts'
import { notFound, Problem } from '../problem.ts'
import { done, ok, type Route, route } from '../route.ts'
import {
  OwnSessionsBody,
  PasswordChangeBody,
  ProofBody,
  RecoveryCodesBody,
  SecondFactorConfirmationBody,
  SecondFactorOfferBody,
} from '../schema/session.ts'

/** What is one's own: sessions, password, second factor. Open to who must change a password before anything else. */
export function meRoutes({ identity }: ApiContext): readonly Route[] {
  return [
    route({
      id: 'me.sessions',
      method: 'GET',
      path: '/api/v1/me/sessions',
      summary: 'Where one is signed in',
      permission: 'signed_in',
      answers: { 200: OwnSessionsBody },
      handle: async (call) => {
        const sessions = await identity.sessions(userOf(call))
        return ok({
          sessions: sessions.map(({ id, createdAt, seenAt, expiresAt, agent, isThis }) => ({
            id,
            createdAt,
            lastSeenAt: seenAt,
            expiresAt,
            ...(agent === '' ? {} : { userAgent: agent }),
            isThis,
          })),
        })
      },
    }),
    route({
      id: 'me.end_session',
      method: 'DELETE',
      path: '/api/v1/me/sessions/:id',
      summary: 'Sign out elsewhere',
      permission: 'signed_in',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      answers: { 204: undefined },
      handle: async (call) => {
        const { id } = call.params
        if (!(await identity.endSession(userOf(call), { id, client: clientOf(call) }))) throw notFound(`session ${id}`)
        return done(id)
      },
    }),
    route({
      id: 'me.change_password',
      method: 'POST',
      path: '/api/v1/me/password',
      summary: 'Change the password, and sign out everywhere else',
      permission: 'signed_in',
      body: PasswordChangeBody,
      answers: { 204: undefined },
      handle: async (call) => {
        const { current, next } = call.body
        const secret = sessionSecret(String(call.headers['cookie'] ?? '')) ?? ''
        const outcome = await identity.changePassword(userOf(call), { current, next, secret, client: clientOf(call) })
        if (outcome.kind !== 'changed') throw setback(outcome, outcome.kind === 'flawed' ? 'next' : 'current')
        return { ...done(), cookies: [sessionCookie(outcome.secret, call.isSecure)] }
      },
    }),
    route({
      id: 'me.offer_second_factor',
      method: 'POST',
      path: '/api/v1/me/second-factor',
      summary: 'A secret for an application that computes codes; it counts once it is confirmed',
      permission: 'signed_in',
      answers: { 200: SecondFactorOfferBody },
      handle: async (call) => ok(identity.offerTotp(userOf(call))),
    }),
    route({
      id: 'me.confirm_second_factor',
      method: 'POST',
      path: '/api/v1/me/second-factor/confirmation',
      summary: 'Make the second factor count, by a code of it and the password',
      permission: 'signed_in',
      body: SecondFactorConfirmationBody,
      answers: { 200: RecoveryCodesBody },
      handle: async (call) => {
        const outcome = await identity.confirmTotp(userOf(call), { ...call.body, client: clientOf(call) })
        switch (outcome.kind) {
          case 'set':
            return ok({ recoveryCodes: outcome.recoveryCodes })
          case 'expired':
            throw new Problem(409, 'offer expired', { detail: 'the secret was offered more than ten minutes ago' })
          case 'wrong_code':
            throw new Problem(400, 'not proven', { detail: 'code is not one of this secret', more: { field: 'code' } })
          case 'wrong_password':
          case 'wait':
          case 'busy':
            throw setback(outcome, 'password')
        }
      },
    }),
    route({
      id: 'me.remove_second_factor',
      method: 'POST',
      path: '/api/v1/me/second-factor/removal',
      summary: 'Remove the second factor, by the password',
      permission: 'signed_in',
      body: ProofBody,
      answers: { 204: undefined },
      handle: async (call) => {
        const outcome = await identity.removeTotp(userOf(call), { ...call.body, client: clientOf(call) })
        if (outcome.kind !== 'removed') throw setback(outcome, 'password')
        return done()
      },
    }),
  ]
}
