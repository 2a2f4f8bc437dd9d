import type { KeyObject } from 'node:crypto'
import type { Configuration } from 'openid-client'
import { type Role, seal, unseal } from '../identity/index.ts'
import { OidcError } from './oidc-error.ts'
import { type RoleGrant, roleOf } from './role-map.ts'

/** Signs people in at an OpenID provider: code flow with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 7636, RFC 9700). */
export interface Oidc {
  /** What people call it, for a button. */
  readonly name: string
  /** Where to send somebody, and what their browser keeps until they come back. Throws an OidcError where the provider does not answer. */
  start(wish: OidcWish): Promise<OidcStart>
  /** Who came back. */
  finish(back: OidcReturn): Promise<OidcOutcome>
}

export interface OidcSettings {
  readonly name: string
  /** As the provider writes it. */
  readonly issuer: URL
  readonly clientId: string
  /** `undefined` for a public client. */
  readonly clientSecret: string | undefined
  /** The claim that holds the groups of a person. */
  readonly groupsClaim: string
  readonly roles: readonly RoleGrant[]
}

export interface OidcWish {
  /** `https://ringwall.example`. */
  readonly origin: string
  /** A path of the console. */
  readonly returnTo: string
}

export interface OidcStart {
  readonly url: URL
  /** Sealed: it says nothing to who reads it, and cannot be made by anybody else. */
  readonly kept: string
}

export interface OidcReturn {
  /** What the browser kept. */
  readonly kept: string
  /** With the query that the provider gave. */
  readonly url: URL
}

export type OidcOutcome =
  | { readonly kind: 'proven'; readonly person: OidcPerson; readonly returnTo: string }
  /** The provider said no, or somebody came who was not sent, or too late. `because` is for the log. */
  | { readonly kind: 'refused'; readonly because: string }

export interface OidcPerson {
  readonly issuer: string
  readonly subject: string
  /** What the provider calls them; nothing is decided by it. */
  readonly name: string
  /** `undefined` where no group of theirs has one. */
  readonly role: Role | undefined
}

export interface OidcOptions {
  readonly settings: OidcSettings
  readonly key: KeyObject
  readonly now: () => number
}

/** The provider is asked for its addresses when the first person signs in, so that the server starts without it. */
export function oidc({ settings, key, now }: OidcOptions): Oidc {
  let found: Promise<Configuration> | undefined
  const provider = async (): Promise<Configuration> => {
    found ??= discover(settings)
    try {
      return await found
    } catch (cause) {
      // The next one asks again.
      found = undefined
      throw new OidcError(`${settings.issuer.href}: ${cause instanceof Error ? cause.message : String(cause)}`)
    }
  }
  return {
    name: settings.name,
    start: async ({ origin, returnTo }) => {
      const client = await import('openid-client')
      const configuration = await provider()
      const verifier = client.randomPKCECodeVerifier()
      const kept: Kept = { state: client.randomState(), nonce: client.randomNonce(), verifier, returnTo, at: now() }
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectOf(origin),
        scope: 'openid profile email',
        state: kept.state,
        nonce: kept.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { url, kept: seal(Buffer.from(JSON.stringify(kept), 'utf8'), key, PURPOSE) }
    },
    finish: async ({ kept, url }) => {
      const opened = unseal(kept, key, PURPOSE)
      if (opened === undefined) return { kind: 'refused', because: 'not_started_here' }
      // Only we can seal, and this is what we sealed.
      const { state, nonce, verifier, returnTo, at } = JSON.parse(opened.toString('utf8')) as Kept
      if (now() - at > KEPT_MS) return { kind: 'refused', because: 'too_late' }
      const configuration = await provider().catch(() => undefined)
      if (configuration === undefined) return { kind: 'refused', because: 'provider_unreachable' }
      const person = await exchange(configuration, { settings, url, state, nonce, verifier })
      return typeof person === 'string' ? { kind: 'refused', because: person } : { kind: 'proven', person, returnTo }
    },
  }
}

/** Where the provider sends people back to: to be registered with it. */
export function redirectOf(origin: string): string {
  return `${origin}/api/v1/oidc/callback`
}

interface Kept {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly returnTo: string
  readonly at: number
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const client = await import('openid-client')
  const authentication = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret)
  const isOpen = issuer.protocol === 'http:'
  return await client.discovery(issuer, clientId, undefined, authentication, {
    timeout: TIMEOUT_S,
    // Signatures are verified whatever the way a token came; no encryption is allowed on loopback alone, where settings are read.
    execute: [client.enableNonRepudiationChecks, ...(isOpen ? [client.allowInsecureRequests] : [])],
  })
}

interface Exchange extends Pick<Kept, 'state' | 'nonce' | 'verifier'> {
  readonly settings: OidcSettings
  readonly url: URL
}

/** A person, or why there is none. What the provider wrote is not printed: it is not ours. */
async function exchange(
  configuration: Configuration,
  { settings, url, state, nonce, verifier }: Exchange,
): Promise<OidcPerson | string> {
  const client = await import('openid-client')
  try {
    const tokens = await client.authorizationCodeGrant(configuration, url, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (claims === undefined) return 'no_id_token'
    const hasAll = claims[settings.groupsClaim] !== undefined && claims['preferred_username'] !== undefined
    const more = hasAll ? {} : await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
    return personOf({ ...more, ...claims }, settings)
  } catch (cause) {
    if (cause instanceof client.AuthorizationResponseError) return 'provider_refused'
    const { code } = cause as { readonly code?: unknown }
    return typeof code === 'string' ? code.toLowerCase().slice(0, 64) : 'not_verified'
  }
}

type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string }

function personOf(claims: Claims, { groupsClaim, roles }: OidcSettings): OidcPerson {
  const names = [claims['preferred_username'], claims['email'], claims['name']]
  const name = names.find((each): each is string => typeof each === 'string' && each !== '')
  const groups = claims[groupsClaim]
  const list = (Array.isArray(groups) ? groups : [groups]).filter((group) => typeof group === 'string')
  return { issuer: claims.iss, subject: claims.sub, name: name ?? '', role: roleOf(list, roles) }
}

const PURPOSE = 'oidc sign-in'
const KEPT_MS = 10 * 60_000
const TIMEOUT_S = 10
