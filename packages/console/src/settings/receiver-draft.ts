import type { Destination, Encryption, Receiver } from '../lib/api/types.ts'

export const KINDS = ['webhook', 'slack', 'email'] as const
export const ENCRYPTIONS = ['starttls', 'tls', 'none'] as const

/** A receiver as it stands in the fields. */
export interface Draft {
  readonly name: string
  readonly kind: Destination['kind']
  readonly url: string
  readonly host: string
  readonly port: string
  readonly encryption: Encryption
  readonly user: string
  readonly password: string
  readonly from: string
  readonly to: string
  readonly perHour: string
  readonly isActive: boolean
}

/** A receiver as the server wants it. */
export interface Written {
  readonly name: string
  readonly kind?: Destination['kind']
  readonly url?: string
  readonly email?: Readonly<Record<string, unknown>>
  readonly perHour: number
  readonly isActive?: boolean
}

export function draftOf(receiver: Receiver | undefined): Draft {
  const { kind = 'webhook', host, port, encryption, user, from, to }: Partial<Destination> = receiver?.destination ?? {}
  return {
    name: receiver?.name ?? '',
    kind,
    url: '',
    host: kind === 'email' ? (host ?? '') : '',
    port: String(port ?? 587),
    encryption: encryption ?? 'starttls',
    user: user ?? '',
    password: '',
    from: from ?? '',
    to: (to ?? []).join(', '),
    perHour: String(receiver?.perHour ?? 30),
    isActive: receiver?.isActive ?? true,
  }
}

/** What is secret and left empty is not sent: the server keeps what it has. */
export function written(draft: Draft, receiver: Receiver | undefined): Written {
  const { kind, url } = draft
  return {
    name: draft.name.trim(),
    perHour: Number(draft.perHour),
    ...(receiver === undefined ? { kind } : { isActive: draft.isActive }),
    ...(kind === 'email' ? { email: emailOf(draft) } : url.trim() === '' ? {} : { url: url.trim() }),
  }
}

/** The values between commas. */
export function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '')
}

function emailOf({ host, port, encryption, user, password, from, to }: Draft): Readonly<Record<string, unknown>> {
  return {
    host: host.trim(),
    port: Number(port),
    encryption,
    user: user.trim(),
    ...(password === '' ? {} : { password }),
    from: from.trim(),
    to: listed(to),
  }
}
