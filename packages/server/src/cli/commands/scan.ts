import { closeSync, openSync, writeFileSync } from 'node:fs'
import { type Check, checks } from '@ringwall/engines/posture'
import { DEFAULT_LIMITS, parsers, type Report, type ReportOptions, reports } from '@ringwall/formats'
import { localScope, type Scan, SEVERITIES } from '@ringwall/model'
import { Argument, type Command, InvalidArgumentError, Option } from 'commander'
import { inRepository, scan, targetId } from '../../lib/scan/index.ts'
import { VERSION } from '../../version.ts'
import { loadBaseline } from '../baseline.ts'
import type { CommandModule } from '../command.ts'
import { type Config, DEFAULT_CONFIG, loadConfig } from '../config/index.ts'
import { type ExceptionRequest, exceptionSettings } from '../exceptions/index.ts'
import { UsageError } from '../exit.ts'
import { postureSettings } from '../settings.ts'
import { coalesced, type Terminal } from '../terminal.ts'
import { verdictOf } from '../verdict.ts'

export const command: CommandModule = {
  summary: 'judge Kubernetes manifests in files, directories or standard input',
  define: (command, { terminal, exit }) => {
    command.addArgument(new Argument('[targets...]', 'files, directories, or - for standard input').default(['.']))
    scanOptions(outputOptions(command, ids()))
      .option('--show-excepted', 'list what exceptions accept, not only how much')
      .option('--baseline <file>', 'compare with the JSON report of an earlier scan: only what is new counts')
      .action(async (targets: readonly string[], flags: Flags) => {
        const config = await configured(terminal, flags)
        const result = await runScan(terminal, targets, { config, flags, select: (all) => all })
        await print(terminal, result, flags)
        const verdict = verdictOf(result, config.failOn)
        if (!flags.quiet) terminal.err(`${verdict.sentence}\n`)
        exit(verdict.exit)
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

/** Options of what is judged, and by what. */
export function scanOptions(command: Command): Command {
  return command
    .addOption(new Option('--fail-on <severity>', 'exit 1 from this severity on (high)').choices(FAIL_ON))
    .option('--name <id>', 'name of the target, the beginning of the names of its assets')
    .addOption(new Option('--level <level>', 'Pod Security level (restricted)').choices(['baseline', 'restricted']))
    .option('--kubernetes-version <version>', 'version whose Pod Security Standards count (latest)')
    .addOption(
      new Option('--exclude <glob>', 'leave paths out; may be repeated').argParser(collect).default([], 'none'),
    )
    .option('--max-file-size <MiB>', 'judge no larger files (32)', positiveInteger)
    .option('--config <file>', 'read this file instead of .ringwall/config.yaml')
    .option('--no-config', 'read no configuration and, unless named, no exceptions')
    .option('--exceptions <file>', 'read this file instead of .ringwall/exceptions.yaml')
    .option('--no-exceptions', 'let no exception count, in a file or on an object')
    .option('--partial', 'what is given is a part of what runs together: call nothing absent')
    .option('--no-color', 'print without colour, as NO_COLOR=1 does')
    .option('-q, --quiet', 'print only the result')
}

interface Flags extends ScanFlags, OutputFlags {
  readonly showExcepted?: boolean
}

export interface OutputFlags {
  readonly format: string
  readonly output: readonly Output[]
}

export interface ScanFlags {
  readonly failOn?: Config['failOn']
  readonly name?: string
  readonly level?: Config['podSecurity']['level']
  readonly kubernetesVersion?: string
  readonly exclude: readonly string[]
  readonly maxFileSize?: number
  /** A file, or false for none. */
  readonly config?: string | boolean
  /** A file, or false for none. */
  readonly exceptions?: string | boolean
  readonly partial?: boolean
  readonly baseline?: string
  readonly color: boolean
  readonly quiet?: boolean
}

interface Output {
  readonly format: string
  readonly file: string
}

/** Flags go before the configuration file, the file before the defaults. */
export async function configured(terminal: Terminal, flags: ScanFlags): Promise<Config> {
  const named = typeof flags.config === 'string' ? flags.config : undefined
  const config = flags.config === false ? DEFAULT_CONFIG : await loadConfig(terminal.cwd, named)
  return {
    ...config,
    failOn: flags.failOn ?? config.failOn,
    exclude: [...config.exclude, ...flags.exclude],
    podSecurity: {
      level: flags.level ?? config.podSecurity.level,
      version: flags.kubernetesVersion ?? config.podSecurity.version,
    },
    fileMiB: flags.maxFileSize ?? config.fileMiB,
  }
}

/** What a scan is run with. */
export interface ScanOrder {
  readonly config: Config
  readonly flags: ScanFlags
  /** Which of the checks that are not switched off run. */
  readonly select: (checks: readonly Check[]) => readonly Check[]
}

/** Judges targets, with progress for who watches. */
export async function runScan(
  terminal: Terminal,
  targets: readonly string[],
  { config, flags, select }: ScanOrder,
): Promise<Scan> {
  if (flags.name !== undefined && targets.length > 1) throw new UsageError('--name needs a single target')
  if (targets.filter((target) => target === '-').length > 1) throw new UsageError('standard input can be read once')
  const { settings, checks: loaded } = postureSettings(config, checks)
  const exceptions = exceptionSettings(exceptionRequest(terminal, targets, flags), config)
  const ids = targets.map((path) => flags.name ?? targetId(path))
  const baseline = flags.baseline === undefined ? undefined : loadBaseline(flags.baseline, ids)
  const paint = throttled(() => Date.now())
  const result = await scan(
    {
      version: VERSION,
      scope: localScope(),
      targets: targets.map((path, i) => ({
        id: ids[i] ?? path,
        path,
        input: terminal.input,
        exclude: config.exclude,
        maxFileBytes: config.fileMiB * 1024 * 1024,
      })),
      parser: await parsers.kubernetes(),
      checks: select(loaded),
      settings: flags.partial ? { ...settings, partial: 'a part was given (--partial)' } : settings,
      limits: DEFAULT_LIMITS,
      ...(exceptions === undefined ? {} : { exceptions }),
      ...(baseline === undefined ? {} : { baseline }),
      now: () => Date.now(),
      onProgress: ({ filesRead, objectsFound }) =>
        paint(() => terminal.progress(`reading: ${filesRead} files, ${objectsFound} objects`)),
    },
    UNINTERRUPTED,
  )
  terminal.progress('')
  return result
}

function exceptionRequest({ cwd }: Terminal, targets: readonly string[], flags: ScanFlags): ExceptionRequest {
  const { exceptions, config, name, exclude } = flags
  return { cwd, targets, exceptions, config, name, exclude }
}

/** Does `what` at most ten times a second. */
function throttled(now: () => number): (what: () => void) => void {
  let last = now()
  return (what) => {
    if (now() - last < 100) return
    last = now()
    what()
  }
}

async function print(terminal: Terminal, result: Scan, flags: Flags): Promise<void> {
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

interface Shown extends ReportOptions {
  readonly cwd: string
}

function shown({ cwd, colour, width }: Terminal, { showExcepted = false }: Flags): Shown {
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
  if (load === undefined) throw new UsageError(`no format ${format}: one of ${ids().join(', ')}`)
  return load()
}

function ids(): readonly string[] {
  return Object.keys(reports)
}

function collect(value: string, all: readonly string[]): readonly string[] {
  return [...all, value]
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

function positiveInteger(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < 1 || number > 512)
    throw new InvalidArgumentError('A whole number from 1 to 512.')
  return number
}

/** Ctrl-C ends the process; nothing else stops a scan of the command line. */
const UNINTERRUPTED = new AbortController().signal
const FAIL_ON = [...SEVERITIES, 'never']
