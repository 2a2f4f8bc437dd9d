import { once } from 'node:events'
import { createServer as createHttp, type IncomingHttpHeaders } from 'node:http'
import { type AddressInfo, createServer as createTcp, type Socket } from 'node:net'
import type { TestContext } from 'node:test'
import { createSecureContext, TLSSocket } from 'node:tls'

/** A receiver of a test that listens on loopback and answers what it is told to. */
export interface SampleHook {
  readonly url: string
  readonly got: Got[]
  /** What it answers; 200 once there is nothing left. */
  readonly answers: { readonly status: number; readonly text?: string; readonly headers?: Record<string, string> }[]
}

export interface Got {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export async function sampleHook(t: TestContext): Promise<SampleHook> {
  const got: Got[] = []
  const answers: SampleHook['answers'] = []
  const server = createHttp((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      body += chunk
    })
    request.on('end', () => {
      got.push({ headers: request.headers, body })
      const { status, text = 'thank you', headers = {} } = answers.shift() ?? { status: 200 }
      response.writeHead(status, headers).end(text)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${portOf(server.address())}/services/T0K3N-of-the-hook`, got, answers }
}

/** A mail server of a test (RFC 5321) with STARTTLS (RFC 3207) and AUTH PLAIN (RFC 4954). */
export interface SampleMail {
  readonly port: number
  readonly letters: Letter[]
  /** Credentials it was shown, and whether the connection was encrypted then. */
  readonly proofs: { readonly user: string; readonly password: string; readonly isEncrypted: boolean }[]
}

export interface Letter {
  readonly from: string
  readonly to: readonly string[]
  readonly text: string
  readonly isEncrypted: boolean
}

export interface SampleMailOptions {
  readonly cert: string
  readonly key: string
  /** It knows `ringwall` with this password. */
  readonly password: string
}

export async function sampleMail(t: TestContext, options: SampleMailOptions): Promise<SampleMail> {
  const letters: Letter[] = []
  const proofs: SampleMail['proofs'] = []
  const sockets = new Set<Socket>()
  const server = createTcp((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.write('220 mail.example ESMTP\r\n')
    converse(socket, { letters, proofs, options, isEncrypted: false })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { port: portOf(server.address()), letters, proofs }
}

interface Talk {
  readonly letters: Letter[]
  readonly proofs: SampleMail['proofs']
  readonly options: SampleMailOptions
  readonly isEncrypted: boolean
}

function converse(socket: Socket, talk: Talk): void {
  let text = ''
  let envelope: { from: string; to: string[] } = { from: '', to: [] }
  let isData = false
  const answer = (line: string): void => {
    switch (line.toUpperCase().split(/[ :]/)[0]) {
      case 'EHLO':
        say(`250-mail.example\r\n250-AUTH PLAIN${talk.isEncrypted ? '' : '\r\n250-STARTTLS'}\r\n250 8BITMIME`)
        break
      case 'STARTTLS':
        encrypt()
        break
      case 'AUTH':
        prove(line.split(' ')[2] ?? '')
        break
      case 'MAIL':
        envelope = { from: mailboxOf(line), to: [] }
        say('250 ok')
        break
      case 'RCPT':
        envelope.to.push(mailboxOf(line))
        say('250 ok')
        break
      case 'DATA':
        isData = true
        say('354 go on')
        break
      case 'QUIT':
        socket.end('221 bye\r\n')
        break
      default:
        say('500 what')
    }
  }
  const say = (line: string): void => {
    socket.write(`${line}\r\n`)
  }
  const prove = (proof: string): void => {
    const [, user = '', password = ''] = Buffer.from(proof, 'base64').toString('utf8').split('\0')
    talk.proofs.push({ user, password, isEncrypted: talk.isEncrypted })
    say(user === 'ringwall' && password === talk.options.password ? '235 welcome' : `535 not ${password}`)
  }
  const encrypt = (): void => {
    say('220 go ahead')
    socket.removeAllListeners('data')
    const { cert, key } = talk.options
    const secure = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext({ cert, key }) })
    secure.on('error', () => {})
    converse(secure, { ...talk, isEncrypted: true })
  }
  socket.on('data', (chunk) => {
    text += chunk.toString('utf8')
    for (;;) {
      const end = text.indexOf(isData ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const part = text.slice(0, end)
      text = text.slice(end + (isData ? 5 : 2))
      if (isData) {
        isData = false
        talk.letters.push({ ...envelope, text: part, isEncrypted: talk.isEncrypted })
        say('250 queued as 1')
      } else answer(part)
    }
  })
}

function mailboxOf(line: string): string {
  return /<(.*)>/.exec(line)?.[1] ?? ''
}

function portOf(address: string | AddressInfo | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}
