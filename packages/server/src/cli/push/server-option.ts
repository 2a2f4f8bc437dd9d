import type { Command } from 'commander'
import { secureAddress } from '../../lib/secure-address.ts'
import { UsageError } from '../../lib/usage-error.ts'
import { readSecret } from '../data/index.ts'
import type { Terminal } from '../terminal.ts'
import type { Destination } from './push.ts'

export interface ServerFlags {
  readonly server?: string
  readonly tokenFile?: string
}

/** Declares where a result is kept. */
export function serverOptions(command: Command): Command {
  return command
    .option('--server <url>', 'also keep the result in this server (RINGWALL_SERVER); needs a token')
    .option('--token-file <file>', 'its API token, on the first line (RINGWALL_TOKEN)')
}

/** Where the result goes; `undefined` for nowhere. Throws a UsageError for half of it. */
export async function destination(terminal: Terminal, flags: ServerFlags): Promise<Destination | undefined> {
  const { RINGWALL_SERVER = '', RINGWALL_TOKEN = '' } = terminal.env
  const named = flags.server ?? RINGWALL_SERVER
  if (named === '') {
    if (flags.tokenFile !== undefined) throw new UsageError('--token-file needs --server')
    return undefined
  }
  const server = secureAddress(named)
  if (server === undefined)
    throw new UsageError(`${flags.server === undefined ? 'RINGWALL_SERVER' : '--server'}: must be an https address`)
  const token = flags.tokenFile === undefined ? RINGWALL_TOKEN : await readSecret(terminal, flags.tokenFile)
  if (token === '') throw new UsageError('--server needs an API token: --token-file or RINGWALL_TOKEN')
  // Anything else would break the header, and is no token of a server.
  if (!/^[\w-]{1,256}$/.test(token)) throw new UsageError('the API token: must be rw_ and letters')
  return { server, token }
}
