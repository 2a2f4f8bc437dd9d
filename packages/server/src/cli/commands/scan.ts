import { closeSync, openSync, writeFileSync } from 'node:fs'
import type { Check } from '@ringwall/engines/posture'
import { type Report, type ReportOptions, reports } from '@ringwall/formats'
import { type Scan, SEVERITIES } from '@ringwall/model'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Config } from '../../lib/config/index.ts'
import { inRepository, type PackageRequest, scan } from '../../lib/scan/index.ts'
import { UsageError } from '../../lib/usage-error.ts'
import { loadBaseline } from '../baseline.ts'
import type { CommandModule } from '../command.ts'
import { EXIT } from '../exit.ts'
import { type PackageFlags, packageRequest } from '../package-request.ts'
import { type Destination, destination, push, type ServerFlags, serverOptions } from '../push/index.ts'
import { configured, requestFor, type TargetFlags, targetOptions, targetsArgument } from '../target-options.ts'
import { coalesced, type Terminal } from '../terminal.ts'
import { verdictOf } from '../verdict.ts'

export const command: CommandModule = {
  summary: 'judge Kubernetes manifests and packages in files, directories or standard input',
  define: (command, { terminal, exit }) => {
    serverOptions(scanOptions(outputOptions(command.addArgument(targetsArgument()), reportIds())))
      .option('--show-excepted', 'list what exceptions accept, not only how much')
      .option('--database <file>', 'the advisory database (advisories.db where data lies)')
      .option('--maven-repository <dir>', 'where projects of Maven are looked up, such as ~/.m2/repository')
      .option('--baseline <file>', 'compare with the JSON report of an earlier scan: only what is new counts')
      .action(async (targets: readonly string[], flags: Flags) => {
        const config = await configured(terminal, flags)
        const server = await destination(terminal, flags)
        const { request: packages, close } = await packageRequest(terminal, flags, config)
        const result = await runScan(terminal, targets, { config, flags, select: (all) => all, packages }).finally(
          close,
        )
        await printScan(terminal, result, flags)
        const verdict = verdictOf(result, flags.failOn ?? config.failOn)
        if (!flags.quiet) terminal.err(`${verdict.sentence}\n`)
        const isKept = server === undefined || (await keep(terminal, result, { server, flags }))
        exit(isKept ? verdict.exit : EXIT.error)
      })
  },
}

/** Options of how a result is printed; `formats` are the ids that there are. */
export function outputOptions(command: Command, formats: readonly string[]): Command {
  return command
    .addOption(new Option('-f, --format <id>', 'how to print the result').choices(formats).default('terminal'))
    .addOption(
      new Option('-o, --output <format=file>', 'also write the result to a file; may be repeated')
        .argParser(outputParser(formats))
        .default([], 'none'),
    )
}

/** Options of what is judged, by what, and what it means. */
export function scanOptions(command: Command): Command {
  return targetOptions(command)
    .addOption(new Option('--fail-on <severity>', 'exit 1 from this severity on (high)').choices(FAIL_ON))
    .option('--no-color', 'print without colour, as NO_COLOR=1 does')
    .option('-q, --quiet', 'print only the result')
}

interface Flags extends ScanFlags, PrintFlags, ServerFlags, PackageFlags {}

export interface PrintFlags extends OutputFlags {
  readonly showExcepted?: boolean
  readonly color: boolean
}

export interface OutputFlags {
  readonly format: string
  readonly output: readonly Output[]
}

export interface ScanFlags extends TargetFlags {
  readonly failOn?: Config['failOn']
  readonly baseline?: string
  readonly color: boolean
  readonly quiet?: boolean
}

interface Output {
  readonly format: string
  readonly file: string
}

/** What a scan is run with. */
export interface ScanOrder {
  readonly config: Config
  readonly flags: ScanFlags
  /** Which of the checks that are not switched off run. */
  readonly select: (checks: readonly Check[]) => readonly Check[]
  /** Where packages are judged too. */
  readonly packages?: PackageRequest
}

/** Judges targets, with progress for who watches. */
export async function runScan(
  terminal: Terminal,
  targets: readonly string[],
  { config, flags, select, packages }: ScanOrder,
): Promise<Scan> {
  const request = await requestFor(terminal, targets, config, flags)
  const ids = request.targets.map(({ id }) => id)
  const baseline = flags.baseline === undefined ? {} : { baseline: loadBaseline(flags.baseline, ids) }
  const judged = packages === undefined ? {} : { packages }
  const result = await scan({ ...request, ...baseline, ...judged, checks: select(request.checks) }, UNINTERRUPTED)
  terminal.progress('')
  return result
}

/** Prints a result as its flags say, to standard output and to files. */
export async function printScan(terminal: Terminal, result: Scan, flags: PrintFlags): Promise<void> {
  for (const { format, file } of flags.output) {
    const options = { ...shown(terminal, flags), colour: false, width: 120 }
    writeOutput(file, written(await reportNamed(format), result, options))
  }
  await terminal.stream(
    written(await reportNamed(flags.format), result, {
      ...shown(terminal, flags),
      colour: terminal.colour && flags.color,
    }),
  )
}

/** Gives the server what was found; tells how it stands there, or why it was not kept. */
async function keep(
  terminal: Terminal,
  result: Scan,
  { server, flags }: { readonly server: Destination; readonly flags: Flags },
): Promise<boolean> {
  const options = { ...shown(terminal, flags), colour: false, width: 120 }
  const report = [...written(await reportNamed('json'), result, options)].join('')
  const pushed = await push(report, server)
  if (pushed.kind === 'lost') {
    terminal.err(`ringwall: not kept: ${pushed.because} (exit 4)\n`)
    return false
  }
  const { opened, reopened, unchanged, resolved } = pushed.outcome
  if (!flags.quiet)
    terminal.err(
      `ringwall: kept at ${server.server.origin}: ${opened} new, ${reopened} reopened, ${unchanged} unchanged, ${resolved} resolved\n`,
    )
  return true
}

interface Shown extends ReportOptions {
  readonly cwd: string
}

function shown({ cwd, colour, width }: Terminal, { showExcepted = false }: PrintFlags): Shown {
  return { cwd, colour, width, showExcepted }
}

function written(report: Report, result: Scan, { cwd, ...options }: Shown): Iterable<string> {
  const scan = report.paths === 'in_repository' ? inRepository(result, cwd) : result
  return report.write(scan, options)
}

/** Writes pieces to a file that the person named. */
export function writeOutput(path: string, pieces: Iterable<string>): void {
  try {
    const file = openSync(path, 'w')
    try {
      for (const piece of coalesced(pieces)) writeFileSync(file, piece)
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    throw new UsageError(`${path}: cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

async function reportNamed(format: string): Promise<Report> {
  const load = Object.entries(reports).find(([id]) => id === format)?.[1]
  if (load === undefined) throw new UsageError(`no format ${format}: one of ${reportIds().join(', ')}`)
  return load()
}

/** Ids of the reports that there are. */
export function reportIds(): readonly string[] {
  return Object.keys(reports)
}

function outputParser(formats: readonly string[]): (value: string, all: readonly Output[]) => readonly Output[] {
  return (value, all) => {
    const [format = '', ...rest] = value.split('=')
    const file = rest.join('=')
    if (file === '' || !formats.includes(format))
      throw new InvalidArgumentError(
        `Write format=file, such as html=${value}; the format is one of ${formats.join(', ')}.`,
      )
    return [...all, { format, file }]
  }
}

/** Ctrl-C ends the process; nothing else stops a scan of the command line. */
const UNINTERRUPTED = new AbortController().signal
const FAIL_ON = [...SEVERITIES, 'never']
