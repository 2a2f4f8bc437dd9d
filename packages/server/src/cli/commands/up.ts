import { existsSync, readFileSync, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { basename, resolve } from 'node:path'
import { getCACertificates } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { tenant } from '@ringwall/model'
import { InvalidArgumentError, Option } from 'commander'
import { dataDirectory } from '../../lib/data-directory.ts'
import { targetId } from '../../lib/scan/index.ts'
import { UsageError } from '../../lib/usage-error.ts'
import type { Keep, NotifySettings, ScanTarget } from '../../serve.ts'
import type { CommandContext, CommandModule } from '../command.ts'
import { type OidcFlags, oidcSettings } from '../data/index.ts'
import { collect } from '../target-options.ts'

export const command: CommandModule = {
  summary: 'run the server: findings kept over time, the API and the console',
  define: (command, context) => {
    command
      .option('--data <directory>', 'where what is kept lies (RINGWALL_DATA, or ringwall in XDG_DATA_HOME)')
      .option('--host <address>', 'address to listen on', '127.0.0.1')
      .addOption(new Option('--port <number>', 'port to listen on').argParser(port).default(7480))
      .addOption(
        new Option('--origin <url>', 'where the console is reached, such as https://ringwall.example; may be repeated')
          .argParser(collect)
          .default([], 'this address'),
      )
      .option('--tls-cert <file>', 'certificate chain, PEM')
      .option('--tls-key <file>', 'its private key, PEM')
      .addOption(
        new Option('--target <path>', 'a directory that the server may scan itself; may be repeated')
          .argParser(collect)
          .default([], 'none'),
      )
      .option('--oidc-issuer <url>', 'let people sign in at this OpenID provider')
      .option('--oidc-client-id <id>', 'what the provider calls this server')
      .option('--oidc-client-secret-file <file>', 'its secret there, on the first line')
      .addOption(
        new Option('--oidc-role <role=group>', 'who is in a group has a role; * for everybody; may be repeated')
          .argParser(collect)
          .default([], 'none'),
      )
      .option('--oidc-groups-claim <name>', 'where the provider tells the groups of a person', 'groups')
      .option('--oidc-name <name>', 'what people call the provider', 'OpenID Connect')
      .addOption(
        new Option('--notify-to <range>', 'addresses beside public ones that notifications may go to; may be repeated')
          .argParser(collect)
          .default([], 'none'),
      )
      .option('--notify-ca <file>', 'certificates that receivers of notifications may have beside public ones, PEM')
      .option('--two-persons', 'an exception needs another person to approve it')
      .addOption(
        new Option(
          '--keep-days <number>',
          'forget what ended longer ago: resolved findings, scans but the last, jobs',
        ).argParser(days),
      )
      .addOption(
        new Option('--keep <what=days>', 'the same for one of them, such as notifications=30; may be repeated')
          .argParser(collect)
          .default([], 'tokens=90, notifications=90'),
      )
      .option('--empty', 'start without the example estate')
      .addOption(
        new Option('--log-level <level>', 'what is logged to standard error')
          .choices(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
          .default('warn'),
      )
      .action((flags: Flags) => up(flags, context))
  },
}

interface Flags extends OidcFlags {
  readonly data?: string
  readonly host: string
  readonly port: number
  readonly origin: readonly string[]
  readonly tlsCert?: string
  readonly tlsKey?: string
  readonly target: readonly string[]
  readonly notifyTo: readonly string[]
  readonly notifyCa?: string
  readonly twoPersons?: boolean
  readonly empty?: boolean
  readonly keepDays?: number
  readonly keep: readonly string[]
  readonly logLevel: string
}

async function up(flags: Flags, { terminal, entry }: CommandContext): Promise<void> {
  const { pino } = await import('pino')
  const { consoleFiles, serve } = await import('../../serve.ts')
  const directory = flags.data === undefined ? dataDirectory(terminal.env) : resolve(terminal.cwd, flags.data)
  const log = pino({ level: flags.logLevel, base: { service: 'ringwall' } }, pino.destination(2))
  const targets = [
    ...flags.target.map((path) => ownTarget(resolve(terminal.cwd, path))),
    ...exampleTarget(flags, entry),
  ]
  const running = await told(
    serve({
      directory,
      host: flags.host,
      port: flags.port,
      settings: {
        tenant: tenant('default'),
        targets,
        needsSecondPerson: flags.twoPersons === true,
        origins: flags.origin.map(origin),
      },
      tls: tlsOf(flags),
      consoleFiles: consoleFiles(entry),
      oidc: await oidcSettings(flags, terminal),
      log,
      entry,
      now: () => Date.now(),
      wantsExample: flags.empty !== true,
      keep: await keepSettings(flags),
      notify: await notifySettings(flags),
    }),
  )
  terminal.out(`Ringwall is at ${running.origin}\n`)
  terminal.out(`It keeps what it finds in ${directory}\n`)
  if (running.bootstrapLink !== undefined)
    terminal.out(
      `Nobody may sign in yet. Make the first account within 30 minutes, by this link alone:\n  ${running.bootstrapLink}\n`,
    )
  await signalled()
  terminal.out('stopping\n')
  await running.close()
}

/** What is wrong with what is kept, or with the address, is told without a stack. */
async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause
    const { code } = cause as NodeJS.ErrnoException
    if (cause.name === 'StateError' || cause.name === 'IdentityError' || (code !== undefined && TOLD.has(code)))
      throw new UsageError(cause.message)
    throw cause
  }
}

function ownTarget(path: string): ScanTarget {
  if (!existsSync(path)) throw new UsageError(`--target ${path}: there is no such file or directory`)
  return { id: targetId(path) || basename(path), path, isExample: false }
}

/** The estate that comes with a checkout or a release. */
function exampleTarget({ empty }: Flags, entry: URL): readonly ScanTarget[] {
  if (empty === true) return []
  const path = EXAMPLES.map((each) => fileURLToPath(new URL(each, entry))).find((each) => existsSync(each))
  return path === undefined ? [] : [{ id: 'examples/shop', path, isExample: true }]
}

/** Without encryption passwords travel for all to read: then only this machine, or a proxy before it, may ask. */
function tlsOf({ tlsCert, tlsKey, host, origin: origins }: Flags) {
  if (tlsCert !== undefined && tlsKey !== undefined) return { cert: pem(tlsCert), key: pem(tlsKey) }
  if (tlsCert !== undefined || tlsKey !== undefined) throw new UsageError('--tls-cert and --tls-key go together')
  const isLoopback = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
  const isBehindTls = origins.length > 0 && origins.every((each) => each.startsWith('https://'))
  if (!isLoopback && !isBehindTls)
    throw new UsageError(
      `--host ${host} would send passwords unencrypted: give --tls-cert and --tls-key, or --origin https://… where a proxy does the encryption`,
    )
  return undefined
}

async function notifySettings({ notifyTo, notifyCa }: Flags): Promise<NotifySettings> {
  const { addressGuard, parseRange } = await import('../../serve.ts')
  const ranges = notifyTo.map((text) => {
    const range = parseRange(text)
    if (range === undefined)
      throw new UsageError(`--notify-to ${text}: must be an address or a range, such as 10.0.0.0/8`)
    return range
  })
  const ca = notifyCa === undefined ? undefined : [...getCACertificates('default'), pem(notifyCa).toString('utf8')]
  return { guard: addressGuard(ranges), ca }
}

async function keepSettings({ keepDays, keep: wishes }: Flags): Promise<Keep> {
  const { keepOf } = await import('../../serve.ts')
  const keep = keepOf(keepDays, wishes)
  if (typeof keep === 'string') throw new UsageError(`--keep ${keep}`)
  return keep
}

function pem(path: string): Buffer {
  try {
    if (statSync(path).size > MAX_PEM_BYTES) throw new Error(`has more than ${MAX_PEM_BYTES} bytes`)
    return readFileSync(path)
  } catch (cause) {
    throw new UsageError(`${path}: cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

function origin(text: string): string {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/')
    throw new UsageError(`--origin ${text}: must be a scheme and a host, such as https://ringwall.example`)
  return url.origin
}

function port(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError('A number from 0 to 65535; 0 for any that is free.')
  return number
}

function days(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < 1 || number > 36_500)
    throw new InvalidArgumentError('A whole number of days, from 1 to 36500.')
  return number
}

/** Resolves when somebody wants the process to end. */
function signalled(): Promise<void> {
  return new Promise((stop) => {
    process.once('SIGINT', () => stop())
    process.once('SIGTERM', () => stop())
  })
}

const EXAMPLES = ['./examples/shop', '../../../../examples/shop']
const TOLD: ReadonlySet<string> = new Set([
  'EACCES',
  'EADDRINUSE',
  'EADDRNOTAVAIL',
  'EEXIST',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'ENOTFOUND',
  'EROFS',
])
const MAX_PEM_BYTES = 1024 * 1024
