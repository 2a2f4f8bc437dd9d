import { plural, printable, printJson } from '@ringwall/formats/lib/text'
import { AdvisoryStoreError, type KeptFeed, openAdvisories } from '@ringwall/store/advisories'
import { type Command, Option } from 'commander'
import {
  advisoriesPath,
  ageOf,
  DEFAULT_ECOSYSTEMS,
  DEFAULT_LOCATIONS,
  type FeedOutcome,
  feedsAt,
  feedsIn,
  STALE_DAYS,
  updateAdvisories,
  type WantedFeed,
} from '../../lib/advisories/index.ts'
import { makeDataDirectory } from '../../lib/data-directory.ts'
import { UsageError } from '../../lib/usage-error.ts'
import type { CommandContext, CommandModule } from '../command.ts'
import { chosenDirectory } from '../data/index.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import type { Terminal } from '../terminal.ts'

export const command: CommandModule = {
  summary: 'keep the advisory database: what is wrong with packages, and in which versions',
  define: (command, context) => {
    const run = (work: () => Promise<ExitCode>) => runWith(context, work)
    update(command, context.terminal, run)
    importing(command, context.terminal, run)
    status(command, context.terminal, run)
  },
}

type Run = (work: () => Promise<ExitCode>) => Promise<void>

interface PlaceFlags {
  readonly data?: string
  readonly database?: string
}

interface UpdateFlags extends PlaceFlags {
  readonly base: string
  readonly ecosystem: readonly string[]
  readonly epss: string
  readonly kev: string
}

interface ImportFlags extends PlaceFlags {
  readonly ecosystem?: string
  readonly epss?: string
  readonly kev?: string
}

function update(command: Command, terminal: Terminal, run: Run): void {
  placed(command.command('update'))
    .description('fetch what has changed; what cannot be fetched stays as it was')
    .option('--base <address>', 'a bulk export of OSV: an address or a directory', DEFAULT_LOCATIONS.base)
    .addOption(
      new Option('--ecosystem <name>', 'fetch this one; may be repeated')
        .argParser((name: string, all: readonly string[]) => [...all, name])
        .default([], 'all whose packages are read'),
    )
    .option('--epss <address>', 'scores of EPSS: an address or a file; none for none', DEFAULT_LOCATIONS.epss)
    .option('--kev <address>', 'the catalogue of exploited vulnerabilities; none for none', DEFAULT_LOCATIONS.kev)
    .action((flags: UpdateFlags) =>
      run(() => {
        const ecosystems = flags.ecosystem.length === 0 ? DEFAULT_ECOSYSTEMS : flags.ecosystem
        return take(terminal, flags, [...feedsAt(plain(flags.base), ecosystems), ...attacks(flags)])
      }),
    )
}

function importing(command: Command, terminal: Terminal, run: Run): void {
  placed(command.command('import'))
    .description('take in files: without a network, or from a mirror of your own')
    .argument('[paths...]', 'a directory laid out as the export is, or an all.zip')
    .option('--ecosystem <name>', 'of an archive or a record that does not say it')
    .option('--epss <file>', 'scores of EPSS')
    .option('--kev <file>', 'the catalogue of exploited vulnerabilities')
    .action((paths: readonly string[], flags: ImportFlags) =>
      run(() => take(terminal, flags, [...paths.flatMap((path) => feedsIn(path, flags.ecosystem)), ...attacks(flags)])),
    )
}

function status(command: Command, terminal: Terminal, run: Run): void {
  placed(command.command('status'))
    .description(
      `tell what the database holds and how old it is; exit 3 where there is none, or beyond ${STALE_DAYS} days`,
    )
    .addOption(new Option('-f, --format <id>', 'how to print').choices(['text', 'json']).default('text'))
    .action((flags: PlaceFlags & { readonly format: string }) =>
      run(async () => {
        const path = pathOf(terminal, flags)
        const store = openAdvisories(path)
        const feeds = store?.feeds ?? []
        store?.close()
        const age = ageOf(feeds, Date.now())
        const told = { path, feeds, days: age.days, isStale: age.isStale }
        terminal.out(flags.format === 'json' ? `${printJson(told, 2)}\n` : page(told))
        return age.isStale ? EXIT.incomplete : EXIT.clean
      }),
    )
}

function placed(command: Command): Command {
  return command
    .option('--data <directory>', 'where the data lies (RINGWALL_DATA, else the home directory)')
    .option('--database <file>', 'the database itself, wherever it lies')
}

function pathOf(terminal: Terminal, { data, database }: PlaceFlags): string {
  return database ?? advisoriesPath(chosenDirectory(terminal, data))
}

function attacks({ epss, kev }: Pick<ImportFlags, 'epss' | 'kev'>): readonly WantedFeed[] {
  const wanted = [
    { name: 'EPSS', kind: 'epss', location: epss },
    { name: 'KEV', kind: 'kev', location: kev },
  ] as const
  return wanted.flatMap(({ name, kind, location }) =>
    location === undefined || location === 'none' ? [] : [{ name, kind, location: plain(location) }],
  )
}

/** Addresses are kept and shown: they may hold no secret. */
function plain(location: string): string {
  if (/^https?:\/\/[^/]{0,1000}@/i.test(location))
    throw new UsageError('an address may name no user: it is kept with the database and shown')
  return location
}

async function take(terminal: Terminal, flags: PlaceFlags, feeds: readonly WantedFeed[]): Promise<ExitCode> {
  if (feeds.length === 0) throw new UsageError('nothing to take in: name a path, --epss or --kev')
  if (flags.database === undefined) makeDataDirectory(chosenDirectory(terminal, flags.data))
  const request = {
    path: pathOf(terminal, flags),
    feeds,
    now: () => Date.now(),
    onProgress: (feed: string) => terminal.progress(`reading: ${feed}`),
  }
  const outcomes = await updateAdvisories(request, UNINTERRUPTED)
  terminal.progress('')
  for (const outcome of outcomes) terminal.out(`${lineOf(outcome)}\n`)
  const failed = outcomes.filter(({ kind }) => kind === 'failed').length
  if (failed > 0) terminal.err(`incomplete: ${plural(failed, 'feed')} failed; what was known of them stays\n`)
  return failed > 0 ? EXIT.incomplete : EXIT.clean
}

function lineOf(outcome: FeedOutcome): string {
  const name = printable(outcome.feed.name).padEnd(NAME_WIDTH)
  switch (outcome.kind) {
    case 'updated': {
      const { records, leftOut } = outcome.kept
      const rest = leftOut === 0 ? '' : `, ${leftOut.toLocaleString('en')} left out`
      return `${name}  ${records.toLocaleString('en')} records${rest}`
    }
    case 'unchanged':
      return `${name}  unchanged`
    case 'failed':
      return `${name}  failed: ${printable(outcome.feed.location)}: ${printable(outcome.message)}`
  }
}

interface Told {
  readonly path: string
  readonly feeds: readonly KeptFeed[]
  readonly days: number
  readonly isStale: boolean
}

function page({ path, feeds, days, isStale }: Told): string {
  if (feeds.length === 0) return `${printable(path)}: no advisories yet: run ringwall db update\n`
  const rows = feeds.map(({ name, records, asOf, checkedAt }) =>
    [
      printable(name).padEnd(NAME_WIDTH),
      records.toLocaleString('en').padStart(9),
      `as of ${dayOf(asOf)}`,
      `looked at ${dayOf(checkedAt)}`,
    ].join('  '),
  )
  const old = isStale ? ', which is old: run ringwall db update' : ''
  return `${printable(path)}\n${rows.join('\n')}\nadvisories of ${days === 0 ? 'today' : `${plural(days, 'day')} ago`}${old}\n`
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** What is wrong with the database is told in one line. */
async function runWith({ terminal, exit }: CommandContext, work: () => Promise<ExitCode>): Promise<void> {
  try {
    exit(await work())
  } catch (cause) {
    if (!(cause instanceof AdvisoryStoreError)) throw cause
    terminal.progress('')
    terminal.err(`ringwall: ${cause.message}\n`)
    exit(EXIT.error)
  }
}

/** Ctrl-C ends the process, which leaves the database as it was. */
const UNINTERRUPTED = new AbortController().signal
const NAME_WIDTH = 12
