import { closeSync, openSync, writeFileSync } from 'node:fs'
import { type Report, reports } from '@ringwall/formats'
import { type Scan, SEVERITIES } from '@ringwall/model'
import { InvalidArgumentError, Option } from 'commander'
import { inRepository, scan } from '../../lib/scan/index.ts'
import type { CommandModule } from '../command.ts'
import type { Config } from '../config/index.ts'
import { UsageError } from '../exit.ts'
import { addTargets, configured, requestFor, type TargetFlags } from '../target-options.ts'
import { coalesced, type Terminal } from '../terminal.ts'
import { verdictOf } from '../verdict.ts'

export const command: CommandModule = {
  summary: 'judge Kubernetes manifests in files, directories or standard input',
  define: (command, { terminal, exit }) => {
    addTargets(command)
      .addOption(new Option('-f, --format <id>', 'how to print the result').choices(ids()).default('terminal'))
      .addOption(
        new Option('-o, --output <format=file>', 'also write the result to a file; may be repeated')
          .argParser(collectOutput)
          .default([], 'none'),
      )
      .addOption(new Option('--fail-on <severity>', 'exit 1 from this severity on (high)').choices(FAIL_ON))
      .option('--no-color', 'print without colour, as NO_COLOR=1 does')
      .option('-q, --quiet', 'print only the result')
      .action(async (targets: readonly string[], flags: Flags) => {
        const config = await configured(terminal, flags)
        const result = await run(terminal, targets, config, flags)
        await print(terminal, result, flags)
        const verdict = verdictOf(result, flags.failOn ?? config.failOn)
        if (!flags.quiet) terminal.err(`${verdict.sentence}\n`)
        exit(verdict.exit)
      })
  },
}

interface Flags extends TargetFlags {
  readonly format: string
  readonly output: readonly Output[]
  readonly failOn?: Config['failOn']
  readonly color: boolean
  readonly quiet?: boolean
}

interface Output {
  readonly format: string
  readonly file: string
}

async function run(terminal: Terminal, targets: readonly string[], config: Config, flags: Flags): Promise<Scan> {
  const result = await scan(await requestFor(terminal, targets, config, flags), UNINTERRUPTED)
  terminal.progress('')
  return result
}

async function print(terminal: Terminal, result: Scan, flags: Flags): Promise<void> {
  for (const { format, file } of flags.output) {
    const pieces = written(await reportNamed(format), result, { ...terminal, colour: false, width: 120 })
    try {
      writePieces(file, pieces)
    } catch (cause) {
      throw new UsageError(`${file}: cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`)
    }
  }
  await terminal.stream(
    written(await reportNamed(flags.format), result, { ...terminal, colour: terminal.colour && flags.color }),
  )
}

function written(report: Report, result: Scan, terminal: Pick<Terminal, 'cwd' | 'colour' | 'width'>): Iterable<string> {
  const scan = report.paths === 'in_repository' ? inRepository(result, terminal.cwd) : result
  return report.write(scan, terminal)
}

function writePieces(path: string, pieces: Iterable<string>): void {
  const file = openSync(path, 'w')
  try {
    for (const piece of coalesced(pieces)) writeFileSync(file, piece)
  } finally {
    closeSync(file)
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

function collectOutput(value: string, all: readonly Output[]): readonly Output[] {
  const [format = '', ...rest] = value.split('=')
  const file = rest.join('=')
  if (file === '' || !ids().includes(format))
    throw new InvalidArgumentError(
      `Write format=file, such as sarif=${value}; the format is one of ${ids().join(', ')}.`,
    )
  return [...all, { format, file }]
}

/** Ctrl-C ends the process; nothing else stops a scan of the command line. */
const UNINTERRUPTED = new AbortController().signal
const FAIL_ON = [...SEVERITIES, 'never']
