import { checks } from '@ringwall/engines/posture'
import { DEFAULT_LIMITS, parsers } from '@ringwall/formats'
import { localScope } from '@ringwall/model'
import { Argument, type Command, InvalidArgumentError, Option } from 'commander'
import { type Config, DEFAULT_CONFIG, loadConfig } from '../lib/config/index.ts'
import { exceptionSettings } from '../lib/exceptions/index.ts'
import { type ScanRequest, targetId } from '../lib/scan/index.ts'
import { postureSettings } from '../lib/settings.ts'
import { UsageError } from '../lib/usage-error.ts'
import { VERSION } from '../version.ts'
import { type ChartValueFlags, chartValues } from './chart-values.ts'
import type { Terminal } from './terminal.ts'

/** Options of every command that judges targets. */
export interface TargetFlags extends ChartValueFlags {
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
}

/** The files, directories or standard input that a command is about. */
export function targetsArgument(): Argument {
  return new Argument('[targets...]', 'files, directories, or - for standard input').default(['.'])
}

/** Declares how targets are judged. */
export function targetOptions(command: Command): Command {
  return command
    .option('--name <id>', 'name of the target, the beginning of the names of its assets')
    .addOption(new Option('--level <level>', 'Pod Security level (restricted)').choices(['baseline', 'restricted']))
    .option('--kubernetes-version <version>', 'version whose Pod Security Standards count (latest)')
    .addOption(
      new Option('--exclude <glob>', 'leave paths out; may be repeated').argParser(collect).default([], 'none'),
    )
    .addOption(
      new Option('--values <file>', 'values for Helm charts, over their own; may be repeated')
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(
      new Option('--set <a.b=c>', 'a value for Helm charts; may be repeated').argParser(collect).default([], 'none'),
    )
    .option('--max-file-size <MiB>', 'judge no larger files (32)', positiveInteger)
    .option('--config <file>', 'read this file instead of .ringwall/config.yaml')
    .option('--no-config', 'read no configuration and, unless named, no exceptions')
    .option('--exceptions <file>', 'read this file instead of .ringwall/exceptions.yaml')
    .option('--no-exceptions', 'let no exception count, in a file or on an object')
    .option('--partial', 'what is given is a part of what runs together: call nothing absent')
}

/** Flags go before the configuration file, the file before the defaults. */
export async function configured(terminal: Terminal, flags: TargetFlags): Promise<Config> {
  const named = typeof flags.config === 'string' ? flags.config : undefined
  const config = flags.config === false ? DEFAULT_CONFIG : await loadConfig(terminal.cwd, named)
  return {
    ...config,
    exclude: [...config.exclude, ...flags.exclude],
    podSecurity: {
      level: flags.level ?? config.podSecurity.level,
      version: flags.kubernetesVersion ?? config.podSecurity.version,
    },
    fileMiB: flags.maxFileSize ?? config.fileMiB,
  }
}

/** What is to be judged and how. Throws a UsageError for targets that do not go together. */
export async function requestFor(
  terminal: Terminal,
  targets: readonly string[],
  config: Config,
  flags: TargetFlags,
): Promise<ScanRequest> {
  if (flags.name !== undefined && targets.length > 1) throw new UsageError('--name needs a single target')
  if (targets.filter((target) => target === '-').length > 1) throw new UsageError('standard input can be read once')
  const { settings, checks: loaded } = postureSettings(config, checks)
  const { exceptions: named, name, exclude } = flags
  const asked = { cwd: terminal.cwd, targets, exceptions: named, config: flags.config, name, exclude }
  const exceptions = exceptionSettings(asked, config)
  const values = await chartValues(terminal.cwd, flags)
  const paint = throttled(() => Date.now())
  return {
    version: VERSION,
    scope: localScope(),
    targets: targets.map((path) => ({
      id: flags.name ?? targetId(path),
      path,
      input: terminal.input,
      exclude: config.exclude,
      maxFileBytes: config.fileMiB * 1024 * 1024,
    })),
    parser: await parsers.kubernetes(),
    checks: loaded,
    settings: flags.partial ? { ...settings, partial: 'a part was given (--partial)' } : settings,
    ...(exceptions === undefined ? {} : { exceptions }),
    limits: DEFAULT_LIMITS,
    ...(values === undefined ? {} : { chartValues: values }),
    now: () => Date.now(),
    onProgress: ({ filesRead, objectsFound }) =>
      paint(() => terminal.progress(`reading: ${filesRead} files, ${objectsFound} objects`)),
  }
}

/** Joins the values of an option that may be repeated. */
export function collect(value: string, all: readonly string[]): readonly string[] {
  return [...all, value]
}

/** Does `what` at most ten times a second. */
export function throttled(now: () => number): (what: () => void) => void {
  let last = now()
  return (what) => {
    if (now() - last < 100) return
    last = now()
    what()
  }
}

/** Reads the number of an option. */
export function positiveInteger(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < 1 || number > 512)
    throw new InvalidArgumentError('A whole number from 1 to 512.')
  return number
}
