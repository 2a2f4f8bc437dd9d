import Type from 'typebox'
import { type Oidc, OidcError } from '../../lib/oidc/index.ts'
import { cookieOf, sessionCookie } from '../authenticate.ts'
import { clientOf } from '../caller.ts'
import type { ApiContext } from '../context.ts'
import { setback } from '../identity-problems.ts'
import { originOf } from '../origin.ts'
import { notFound, Problem } from '../problem.ts'
import { type Answer, type Call, type Route, route } from '../route.ts'

/** Signing in at an OpenID provider: a browser goes there and comes back, so that both are answered by redirection. */
export function oidcRoutes(context: ApiContext): readonly Route[] {
  const { identity, oidc, settings } = context
  return [
    route({
      id: 'oidc.start',
      method: 'GET',
      path: '/api/v1/oidc/start',
      summary: 'Sign in at the OpenID provider',
      permission: 'public',
      query: StartQuery,
      answers: { 302: undefined },
      handle: async (call) => {
        if (oidc === undefined) throw notFound('OpenID provider: none was named when the server was started')
        const turn = identity.takeFederatedTurn(clientOf(call))
        if (turn.kind === 'wait') throw setback(turn, '')
        const origin = originOf(call.headers['host'], settings.origins)
        const { url, kept } = await started(oidc, { origin, returnTo: ownPath(call.query.returnTo) })
        return redirect(url.href, [keptCookie(kept, origin)])
      },
    }),
    route({
      id: 'oidc.callback',
      method: 'GET',
      path: '/api/v1/oidc/callback',
      summary: 'Come back from the OpenID provider',
      permission: 'public',
      query: Type.Record(Type.String(), Type.String({ maxLength: 4096 }), { maxProperties: 16 }),
      answers: { 302: undefined },
      handle: async (call) => {
        if (oidc === undefined) throw notFound('OpenID provider: none was named when the server was started')
        const turn = identity.takeFederatedTurn(clientOf(call))
        if (turn.kind === 'wait') throw setback(turn, '')
        return await comeBack(context, call)
      },
    }),
  ]
}

const StartQuery = Type.Object(
  { returnTo: Type.Optional(Type.String({ maxLength: 512, description: 'a path of the console' })) },
  { additionalProperties: false },
)

/** What the provider answered is for the log, and not for who has not signed in. */
async function started(oidc: Oidc, wish: { readonly origin: string; readonly returnTo: string }) {
  try {
    return await oidc.start(wish)
  } catch (cause) {
    if (cause instanceof OidcError) throw new Problem(502, 'no answer', { detail: `${oidc.name} does not answer` })
    throw cause
  }
}

type Returned = Call<unknown, Readonly<Record<string, string>>, unknown>

async function comeBack({ identity, oidc, settings }: ApiContext, call: Returned): Promise<Answer> {
  const { tenant } = settings
  const client = clientOf(call)
  const origin = originOf(call.headers['host'], settings.origins)
  const url = new URL(`/api/v1/oidc/callback?${new URLSearchParams(call.query)}`, origin)
  const kept = cookieOf(String(call.headers['cookie'] ?? ''), KEPT_NAMES) ?? ''
  const forget = keptCookie(undefined, origin)
  const outcome = await oidc?.finish({ kept, url })
  if (outcome?.kind !== 'proven') {
    await identity.refuseFederated({ tenant, because: outcome?.because ?? 'no_provider', client })
    return redirect('/?signIn=failed', [forget])
  }
  const entered = await identity.signInFederated({ tenant, ...outcome.person, client })
  if (entered.kind === 'refused') return redirect(`/?signIn=${entered.because}`, [forget])
  if (call.principal?.kind === 'user') await identity.endSession(call.principal, { client })
  return redirect(outcome.returnTo, [forget, sessionCookie(entered.secret, call.isSecure)])
}

/** Never kept: it is for one browser, once. */
function redirect(location: string, cookies: readonly string[]): Answer {
  return { status: 302, headers: { location }, cookies }
}

/** A path of this server and nothing else: no host, no scheme, nothing that browsers take for one. */
function ownPath(text = '/'): string {
  return OWN_PATH.test(text) ? text : '/'
}

/** `Lax`, as the provider's page sends the browser back here. */
function keptCookie(kept: string | undefined, origin: string): string {
  const isSecure = origin.startsWith('https:')
  const [secure, open] = KEPT_NAMES
  const end = kept === undefined ? '0' : '600'
  return `${isSecure ? secure : open}=${kept ?? ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${end}${isSecure ? '; Secure' : ''}`
}

const KEPT_NAMES = ['__Host-ringwall-oidc', 'ringwall-oidc'] as const
const OWN_PATH = /^\/(?![/\\])[\w\-./~%?&=+,;:@!$'()*]*$/
