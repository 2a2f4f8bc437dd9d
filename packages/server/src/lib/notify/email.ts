import { isIP } from 'node:net'
import type { Destination, Message } from '@ringwall/store/state'
import { type Wording, wordingOf } from './wording.ts'

export type EmailDestination = Extract<Destination, { kind: 'email' }>

/** What an e-mail says. */
export interface Letter {
  readonly subject: string
  readonly text: string
}

export function letterOf(message: Message, origin: string): Letter {
  return printed(wordingOf(message, origin, MAX_LINES), origin)
}

export function letterTest(origin: string): Letter {
  return printed({ headline: 'Ringwall can write here.', notes: ['This is a try.'], lines: [] }, origin)
}

function printed({ headline, notes, lines }: Wording, origin: string): Letter {
  const body = lines.flatMap(({ text, place, link }) => [text, `  ${place}`, `  ${link}`, ''])
  const text = [headline, '', ...body, ...notes, `${origin}/findings`, ''].join('\n')
  return { subject: `[Ringwall] ${headline}`.slice(0, MAX_SUBJECT), text }
}

/** How a letter gets to its server. */
export interface Posting {
  /** The address that the host was found to have. */
  readonly address: string
  readonly password: string
  /** Stays the same, however often it is sent: mail programs show such a letter once. */
  readonly id: string
  /** Certificates that are trusted, PEM. */
  readonly ca: readonly string[] | undefined
}

/** Hands a letter to a mail server, and returns what the server said. Throws where it does not take it. */
export async function post(to: EmailDestination, letter: Letter, posting: Posting): Promise<string> {
  const { host, port, encryption, user } = to
  const { address, password, id, ca } = posting
  // Only who sends a letter waits for it to load.
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    host: address,
    port,
    secure: encryption === 'tls',
    requireTLS: encryption === 'starttls',
    ignoreTLS: encryption === 'none',
    ...(user === '' ? {} : { auth: { user, pass: password } }),
    tls: {
      ...(isIP(host) === 0 ? { servername: host } : {}),
      minVersion: 'TLSv1.2',
      ...(ca === undefined ? {} : { ca: [...ca] }),
    },
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const { response } = await transport.sendMail({
      from: mailbox(to.from),
      to: to.to.map(mailbox),
      messageId: `<${id}@${to.from.split('@').at(-1)}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...letter,
    })
    return String(response)
  } finally {
    transport.close()
  }
}

/** Given apart from a name, so that nothing in it is read as another address. */
function mailbox(address: string) {
  return { name: '', address }
}

const TIMEOUT_MS = 15_000
const MAX_LINES = 50
const MAX_SUBJECT = 200
