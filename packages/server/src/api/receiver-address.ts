import type { Destination, Receiver, ReceiverChange } from '@ringwall/store/state'
import { mintSigningSecret, type Notifier, type Secrets } from '../lib/notify/index.ts'
import { Problem } from './problem.ts'

/** Where a receiver is, as a request says it: an address for webhooks and Slack, a mail server for e-mail. */
export interface WrittenAddress {
  readonly url: string | undefined
  readonly email: WrittenEmail | undefined
}

export interface WrittenEmail {
  readonly host: string
  readonly port: number
  readonly encryption: 'tls' | 'starttls' | 'none'
  readonly user?: string
  readonly password?: string
  readonly from: string
  readonly to: readonly string[]
}

/** What may be shown of an address, and what must not. Throws a Problem where it is none for its kind. */
export function addressed(
  kind: Destination['kind'],
  { url, email }: WrittenAddress,
): { readonly destination: Destination; readonly secrets: Secrets } {
  if (kind === 'email') {
    if (email === undefined) throw wrong('email', 'is missing')
    if (url !== undefined) throw wrong('url', 'is not for e-mail')
    return { destination: mailServer(email), secrets: { kind, password: email.password ?? '' } }
  }
  if (url === undefined) throw wrong('url', 'is missing')
  if (email !== undefined) throw wrong('email', 'is for e-mail alone')
  const destination = { kind, host: hostOf(url) }
  if (kind === 'slack') return { destination, secrets: { kind, url } }
  return { destination, secrets: { kind, url, secret: mintSigningSecret() } }
}

/** A receiver with another address: what is secret and not written stays. A password stays with its server and user alone. */
export function changedAddress(
  receiver: Receiver,
  { seal, open }: Pick<Notifier, 'seal' | 'open'>,
  written: WrittenAddress,
): Pick<ReceiverChange, 'destination' | 'secrets'> {
  const { destination: before } = receiver
  const { destination, secrets } = addressed(before.kind, written)
  const known = open(receiver)
  const kept = { destination, secrets: seal(withKept(secrets, known), receiver) }
  if (before.kind !== 'email' || destination.kind !== 'email' || written.email?.password !== undefined) return kept
  const isSame = before.host === destination.host && before.user === destination.user
  if (!isSame && before.user !== '' && destination.user !== '')
    throw wrong('email/password', 'is missing: the one that is kept is for another server or user')
  return kept
}

/** The secret of a webhook, or a password that was left out. */
function withKept(secrets: Secrets, known: Secrets | undefined): Secrets {
  if (secrets.kind === 'webhook' && known?.kind === 'webhook') return { ...secrets, secret: known.secret }
  if (secrets.kind === 'email' && secrets.password === '' && known?.kind === 'email') return known
  return secrets
}

function mailServer({ password: _, user = '', encryption, ...rest }: WrittenEmail): Destination {
  if (encryption === 'none' && user !== '')
    throw wrong('email/encryption', 'is none, which would send the password unencrypted')
  return { kind: 'email', ...rest, user, encryption }
}

/** Not repeated in the answer, for it may let in who knows it. */
function hostOf(text: string): string {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) throw wrong('url', 'is no address such as https://host/path')
  if (url.username !== '' || url.password !== '') throw wrong('url', 'has a user in it, which is not sent')
  return url.host
}

function wrong(field: string, message: string): Problem {
  return new Problem(400, 'invalid request', { detail: `${field} ${message}`, more: { field: `body/${field}` } })
}
