import { createHmac, type KeyObject, randomBytes } from 'node:crypto'
import type { Receiver } from '@ringwall/store/state'
import { seal, unseal } from '../identity/index.ts'

/** What of a receiver nobody is shown again. */
export type Secrets =
  | { readonly kind: 'webhook'; readonly url: string; readonly secret: string }
  /** Who knows the address may write there. */
  | { readonly kind: 'slack'; readonly url: string }
  | { readonly kind: 'email'; readonly password: string }

type Whose = Pick<Receiver, 'tenant' | 'id'>

export function sealSecrets(secrets: Secrets, key: KeyObject, whose: Whose): string {
  return seal(Buffer.from(JSON.stringify(secrets)), key, purposeOf(whose))
}

/** `undefined` where they were sealed by another key, or are another receiver's. */
export function unsealSecrets(receiver: Receiver, key: KeyObject): Secrets | undefined {
  const bytes = unseal(receiver.secrets, key, purposeOf(receiver))
  // What was sealed here is of this shape.
  return bytes === undefined ? undefined : (JSON.parse(bytes.toString('utf8')) as Secrets)
}

/** A key for signatures, as Standard Webhooks writes it. */
export function mintSigningSecret(): string {
  return `${SECRET_PREFIX}${randomBytes(32).toString('base64')}`
}

/** The signature of a message by Standard Webhooks: over its id, the second it is sent in and its body. */
export function signature(secret: string, { id, second, body }: Signed): string {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${second}.${body}`).digest('base64')}`
}

interface Signed {
  readonly id: string
  /** Since the Unix epoch. */
  readonly second: number
  readonly body: string
}

/** A text without what must not be shown, for whoever is sent a secret may send it back. */
export function withoutSecrets(text: string, secrets: Secrets): string {
  return hidden(secrets)
    .filter((each) => each.length >= 4)
    .reduce((rest, each) => rest.replaceAll(each, '…'), text)
}

function hidden(secrets: Secrets): readonly string[] {
  switch (secrets.kind) {
    case 'webhook':
      return [secrets.url, pathOf(secrets.url), secrets.secret]
    case 'slack':
      return [secrets.url, pathOf(secrets.url)]
    case 'email':
      return [secrets.password, Buffer.from(secrets.password).toString('base64')]
  }
}

function pathOf(url: string): string {
  const { pathname = '', search = '' } = URL.parse(url) ?? {}
  return `${pathname}${search}`
}

/** Sealed secrets are of one receiver: put in the place of another's, they do not open. */
function purposeOf({ tenant, id }: Whose): string {
  return `receiver ${JSON.stringify([tenant, id])}`
}

const SECRET_PREFIX = 'whsec_'
