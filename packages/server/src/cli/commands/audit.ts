import type { KeyObject } from 'node:crypto'
import { resolve } from 'node:path'
import { localScope, tenant } from '@ringwall/model'
import type { AuditHead, AuditLog, AuditRange, AuditVerdict } from '@ringwall/store/state'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { readAuditKey, readAuditKeys } from '../../lib/identity/index.ts'
import { UsageError } from '../../lib/usage-error.ts'
import type { CommandContext, CommandModule } from '../command.ts'
import { dataOption, type OpenData, withData } from '../data/index.ts'
import { EXIT } from '../exit.ts'
import type { Terminal } from '../terminal.ts'

export const command: CommandModule = {
  summary: 'tell whether the audit log of the server is as it was written',
  define: (command, context) => verify(command, context),
}

interface Flags {
  readonly data?: string
  readonly tenant: string
  readonly from?: number
  readonly to?: number
  readonly head?: AuditHead
  readonly publicKey: readonly string[]
  readonly format: string
}

function verify(command: Command, context: CommandContext): void {
  command
    .command('verify')
    .description('read every entry, its hash and its signature; exit 1 where one was changed, taken out or put in')
    .addOption(dataOption())
    .option('--tenant <id>', 'whose log', localScope().tenant)
    .option('--from <number>', 'the first entry to read', entryNumber)
    .option('--to <number>', 'the last entry to read', entryNumber)
    .option(
      '--head <number:hash>',
      'an entry that was written down before: it must still be there, unchanged',
      readHead,
    )
    .addOption(
      new Option('--public-key <file>', 'trust this key, and not those beside the store; may be repeated')
        .argParser((file: string, all: readonly string[]) => [...all, file])
        .default([], 'those beside the store'),
    )
    .addOption(new Option('-f, --format <id>', 'how to print').choices(['text', 'json']).default('text'))
    .action(async (flags: Flags) =>
      withData(context, { data: flags.data, store: 'kept' }, async (open) => {
        const verdict = await verdictOf(open, flags, context.terminal)
        context.terminal.out(flags.format === 'json' ? `${JSON.stringify(verdict, undefined, 2)}\n` : sentence(verdict))
        context.exit(verdict.kind === 'intact' ? EXIT.clean : EXIT.findings)
      }),
    )
}

async function verdictOf({ directory, state }: OpenData, flags: Flags, { cwd }: Terminal): Promise<AuditVerdict> {
  const keys: ReadonlyMap<string, KeyObject> =
    flags.publicKey.length === 0
      ? readAuditKeys(directory)
      : new Map(flags.publicKey.map((file) => readAuditKey(resolve(cwd, file))).map((key) => [key.id, key.publicKey]))
  const { from, to } = flags
  if (from !== undefined && to !== undefined && from > to) throw new UsageError(`--from ${from} is after --to ${to}`)
  const range = {
    tenant: tenant(flags.tenant),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
  const verdict = await state.audit.verify(range, keys)
  if (verdict.kind === 'broken' || flags.head === undefined) return verdict
  return (await missing(state.audit, { range, head: flags.head, keys })) ?? verdict
}

interface Remembered {
  readonly range: AuditRange
  readonly head: AuditHead
  readonly keys: ReadonlyMap<string, KeyObject>
}

/** What became of an entry that somebody wrote down, or `undefined` where it is still there. */
async function missing(audit: AuditLog, { range, head, keys }: Remembered): Promise<AuditVerdict | undefined> {
  const { seq } = head
  const found = await audit.verify({ tenant: range.tenant, from: seq, to: seq }, keys)
  if (found.kind === 'broken') return found
  if (found.entries === 0) return { kind: 'broken', seq, because: 'it is missing: the end of the log was cut off' }
  return found.head?.hash === head.hash ? undefined : { kind: 'broken', seq, because: 'it is not the one written down' }
}

function sentence(verdict: AuditVerdict): string {
  if (verdict.kind === 'broken') return `broken at entry ${verdict.seq}: ${verdict.because}\n`
  const { entries, head } = verdict
  const counted = `intact, ${entries} ${entries === 1 ? 'entry' : 'entries'}\n`
  return head === undefined ? counted : `${counted}head ${head.seq}:${head.hash}\n`
}

function entryNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('A whole number from 1 on.')
  return number
}

function readHead(text: string): AuditHead {
  const { seq, hash } = HEAD.exec(text)?.groups ?? {}
  if (seq === undefined || hash === undefined)
    throw new InvalidArgumentError('The number and the hash of an entry, as verify printed them: 12:0f3a….')
  return { seq: Number(seq), hash }
}

const HEAD = /^(?<seq>[1-9]\d{0,14}):(?<hash>[0-9a-f]{64})$/
