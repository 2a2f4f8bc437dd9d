import type { NewlySignedIn, Principal } from '../../lib/identity/index.ts'
import { sessionCookie } from '../authenticate.ts'
import { clientOf, userOf } from '../caller.ts'
import type { ApiContext } from '../context.ts'
import { setback } from '../identity-problems.ts'
import { Problem } from '../problem.ts'
import { type Answer, type Call, done, ok, type Route, route } from '../route.ts'
import { BootstrapBody, SessionBody, SignInBody } from '../schema/session.ts'

/** Signing in and out, and the first user. Identity writes all of it into the audit log itself. */
export function sessionRoutes(context: ApiContext): readonly Route[] {
  const { identity, oidc, settings, version } = context
  const view = async (principal: Principal | undefined) => ({
    version,
    needsBootstrap: await identity.needsBootstrap(settings.tenant),
    ...(oidc === undefined ? {} : { oidc: { name: oidc.name } }),
    ...(principal === undefined ? {} : { principal: printed(principal) }),
  })
  const welcome = async (call: AnyCall, { secret, principal }: NewlySignedIn): Promise<Answer> => {
    // Who signs in anew leaves the session that the browser had.
    if (call.principal?.kind === 'user') await identity.endSession(call.principal, { client: clientOf(call) })
    return { ...ok(await view(principal)), cookies: [sessionCookie(secret, call.isSecure)] }
  }
  return [
    route({
      id: 'session.read',
      method: 'GET',
      path: '/api/v1/session',
      summary: 'Who is signed in, and whether there is anybody yet',
      permission: 'public',
      answers: { 200: SessionBody },
      handle: async (call) => ok(await view(call.principal)),
    }),
    route({
      id: 'session.begin',
      method: 'POST',
      path: '/api/v1/session',
      summary: 'Sign in by name and password, and a code where there is a second factor',
      permission: 'public',
      body: SignInBody,
      answers: { 200: SessionBody },
      handle: async (call) => {
        const { name, password, code } = call.body
        const { tenant } = settings
        const outcome = await identity.signIn({ tenant, name, password, code, client: clientOf(call) })
        switch (outcome.kind) {
          case 'signed_in':
            return await welcome(call, outcome)
          case 'code_wanted':
            throw new Problem(401, 'sign-in failed', { detail: 'a code is needed', more: { needsCode: true } })
          case 'refused':
            throw new Problem(401, 'sign-in failed', { detail: 'the name, the password or the code is wrong' })
          case 'wait':
          case 'busy':
            throw setback(outcome, 'name')
        }
      },
    }),
    route({
      id: 'session.end',
      method: 'DELETE',
      path: '/api/v1/session',
      summary: 'Sign out',
      permission: 'signed_in',
      answers: { 204: undefined },
      handle: async (call) => {
        await identity.endSession(userOf(call), { client: clientOf(call) })
        const headers = { 'clear-site-data': '"cache", "storage"' }
        return { ...done(), headers, cookies: [sessionCookie(undefined, call.isSecure)] }
      },
    }),
    route({
      id: 'bootstrap.redeem',
      method: 'POST',
      path: '/api/v1/bootstrap',
      summary: 'Make the first user, by the link that the server printed',
      permission: 'public',
      body: BootstrapBody,
      answers: { 200: SessionBody },
      handle: async (call) => {
        const { token: secret, name, password } = call.body
        const { tenant } = settings
        const outcome = await identity.redeemBootstrap({ tenant, secret, name, password, client: clientOf(call) })
        if (outcome.kind === 'signed_in') return await welcome(call, outcome)
        if (outcome.kind === 'refused')
          throw new Problem(401, 'link refused', { detail: 'the link was used, is past its end, or is not the newest' })
        throw setback(outcome, 'password')
      },
    }),
  ]
}

type AnyCall = Call<unknown, unknown, unknown>

function printed(principal: Principal) {
  const { kind, id, name, tenant, role, permissions } = principal
  const mustChangePassword = kind === 'user' && principal.mustChangePassword
  return { kind, id, name, tenant, role, permissions: [...permissions], mustChangePassword }
}
