import type { Match } from '@ringwall/engines/detection'
import { printJson, printPlace, printTime } from '@ringwall/formats/lib/text'
import { type EventLog, localScope, SEVERITIES } from '@ringwall/model'
import { InvalidArgumentError, Option } from 'commander'
import { type Config, loadConfig } from '../../lib/config/index.ts'
import { detect, loadRules } from '../../lib/detect/index.ts'
import { UsageError } from '../../lib/usage-error.ts'
import { VERSION } from '../../version.ts'
import type { CommandModule } from '../command.ts'
import { printCosts } from '../detect/costs.ts'
import { collect } from '../target-options.ts'
import type { Terminal } from '../terminal.ts'
import { verdictOf } from '../verdict.ts'
import { outputOptions, type PrintFlags, printScan, reportIds } from './scan.ts'

export const command: CommandModule = {
  summary: 'find what Sigma rules detect in logs: files, folders or standard input',
  define: (command, { terminal, exit }) => {
    outputOptions(command.argument('<logs...>', 'files or folders of JSON, gzip or zstd, or -'), [
      ...reportIds(),
      STREAM,
    ])
      .addOption(
        new Option('--rules <path>', 'a file or folder of Sigma rules; may be repeated')
          .argParser(collect)
          .default([], 'none')
          .makeOptionMandatory(),
      )
      .addOption(new Option('--log <log>', 'where events that are not known come from').argParser(parseLog))
      .option('--stats', 'tell what each rule cost')
      .addOption(new Option('--fail-on <severity>', 'exit 1 from this severity on (high)').choices(FAIL_ON))
      .option('--no-color', 'print without colour, as NO_COLOR=1 does')
      .option('-q, --quiet', 'print only the result')
      .action(async (logs: readonly string[], flags: Flags) => {
        const failOn = flags.failOn ?? (await loadConfig(terminal.cwd, undefined)).failOn
        const { scan, costs } = await runDetect(terminal, logs, flags)
        if (flags.format !== STREAM) await printScan(terminal, scan, flags)
        if (flags.stats === true) terminal.err(printCosts(costs))
        const verdict = verdictOf(scan, failOn)
        if (flags.format === STREAM)
          for (const { message, at } of scan.coverage.gaps) terminal.err(`not judged: ${printPlace(at)}: ${message}\n`)
        if (!flags.quiet) terminal.err(`${verdict.sentence}\n`)
        exit(verdict.exit)
      })
  },
}

interface Flags extends PrintFlags {
  readonly rules: readonly string[]
  readonly log?: EventLog
  readonly stats?: boolean
  readonly failOn?: Config['failOn']
  readonly quiet?: boolean
}

async function runDetect(terminal: Terminal, logs: readonly string[], flags: Flags): ReturnType<typeof detect> {
  if (flags.rules.length === 0) throw new UsageError('--rules <path> must name the rules')
  if (logs.filter((log) => log === '-').length > 1) throw new UsageError('standard input can be read once')
  const loaded = await loadRules(flags.rules, UNINTERRUPTED)
  if (loaded.rules.length === 0 && loaded.gaps.length === 0)
    throw new UsageError(`${flags.rules.join(', ')}: no rule in it`)
  const result = await detect(
    {
      version: VERSION,
      scope: localScope(),
      targets: logs,
      input: terminal.input,
      loaded,
      log: flags.log,
      now: () => Date.now(),
      clock: flags.stats === true ? () => performance.now() : undefined,
      onMatches: async (matches) => {
        if (flags.format === STREAM) await terminal.stream(matches.map(printMatch))
      },
      onProgress: (events) => terminal.progress(`reading: ${events} events`),
    },
    UNINTERRUPTED,
  )
  terminal.progress('')
  return result
}

/** A match as one line of JSON, as soon as it is found. */
function printMatch({ rule, evidence, file, line }: Match): string {
  const { id, title, severity, techniques } = rule
  const time = evidence.time === undefined ? undefined : printTime(evidence.time)
  return `${printJson({ time, rule: id, title, severity, techniques, file, line, fields: Object.fromEntries(evidence.fields) }, 0)}\n`
}

/** `product=linux,service=auth,category=…`, at least one of them. */
function parseLog(text: string): EventLog {
  const parts = new Map(text.split(',').map((part) => part.split('=', 2) as [string, string | undefined]))
  const isKnown = [...parts].every(([key, value]) => KEYS.has(key) && value !== undefined && value !== '')
  if (!isKnown) throw new InvalidArgumentError('Write product=linux,service=auth,category=process_creation, or less.')
  const one = (key: string): readonly string[] => [parts.get(key)].filter((value) => value !== undefined)
  return { product: parts.get('product'), services: one('service'), categories: one('category') }
}

/** One line a match while logs are read; all other formats come at the end. */
const STREAM = 'ndjson'
const KEYS: ReadonlySet<string> = new Set(['product', 'service', 'category'])
const FAIL_ON = [...SEVERITIES, 'never']
/** Ctrl-C ends the process; nothing else stops it. */
const UNINTERRUPTED = new AbortController().signal
