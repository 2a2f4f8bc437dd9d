import { decodeText } from '@ringwall/base/encoding'
import { checks } from '@ringwall/engines/posture'
import type { File } from '@ringwall/formats'
import { Option } from 'commander'
import { type FixPlan, planFixes } from '../../lib/fix/index.ts'
import { UsageError } from '../../lib/usage-error.ts'
import type { CommandModule } from '../command.ts'
import {
  type FixOutcome,
  fixVerdict,
  printFixJson,
  printPatch,
  printTerminal,
  shown,
  summaryOf,
  written,
} from '../fix/index.ts'
import { collect, configured, requestFor, type TargetFlags, targetOptions, targetsArgument } from '../target-options.ts'
import type { Terminal } from '../terminal.ts'

export const command: CommandModule = {
  summary: 'show the smallest changes that satisfy the rules, or write them',
  define: (command, { terminal, exit }) => {
    targetOptions(command.addArgument(targetsArgument()))
      .option('--write', 'write the changes; standard input is answered on standard output')
      .option('--unsafe', 'also changes that can break a running program')
      .addOption(
        new Option('--rule <id>', 'fix only what this rule finds; may be repeated')
          .argParser(collect)
          .default([], 'all'),
      )
      .addOption(
        new Option('-f, --format <format>', 'how to print the changes')
          .choices(['terminal', 'json', 'patch'])
          .default('terminal'),
      )
      .option('--no-color', 'print without colour, as NO_COLOR=1 does')
      .option('-q, --quiet', 'print only the result')
      .action(async (targets: readonly string[], flags: Flags) => {
        const unknown = flags.rule.find((id) => checks.every(({ rule }) => rule.id !== id))
        if (unknown !== undefined)
          throw new UsageError(`no rule ${JSON.stringify(unknown)}: ringwall rules list names them all`)
        const plan = await planned(terminal, targets, flags)
        const outcome = flags.write ? await written(plan) : shown(plan)
        await print(terminal, outcome, flags)
        const verdict = fixVerdict(outcome)
        if (!flags.quiet) terminal.err(`${verdict.sentence}\n`)
        exit(verdict.exit)
      })
  },
}

interface Flags extends TargetFlags {
  readonly write?: boolean
  readonly unsafe?: boolean
  readonly rule: readonly string[]
  readonly format: string
  readonly color: boolean
  readonly quiet?: boolean
}

async function planned(terminal: Terminal, targets: readonly string[], flags: Flags): Promise<FixPlan> {
  const config = await configured(terminal, flags)
  const request = {
    scan: await requestFor(terminal, targets, config, flags),
    rules: flags.rule,
    allowsUnsafe: flags.unsafe === true,
  }
  const plan = await planFixes(request, UNINTERRUPTED)
  terminal.progress('')
  return plan
}

async function print(terminal: Terminal, outcome: FixOutcome, flags: Flags): Promise<void> {
  const input = flags.write ? outcome.plan.read.get('-') : undefined
  if (input !== undefined) {
    terminal.out(answer(outcome, input))
    if (!flags.quiet) for (const line of printTerminal(outcome, { ...terminal, colour: false })) terminal.err(line)
  } else if (flags.format === 'json') terminal.out(printFixJson(outcome))
  else if (flags.format === 'patch') {
    await terminal.stream(printPatch(outcome, terminal.cwd))
    if (!flags.quiet) for (const line of summaryOf(outcome)) terminal.err(`${line}\n`)
  } else await terminal.stream(printTerminal(outcome, { ...terminal, colour: terminal.colour && flags.color }))
}

/** Standard input with its fixes, as UTF-8; nothing where it was not read to its end or is no text. */
function answer({ files }: FixOutcome, input: File): string {
  if (input.sizeBytes > input.bytes.length) return ''
  const bytes = files.find(({ file }) => file.path === '-')?.file.after ?? input.bytes
  const decoded = decodeText(bytes)
  if (decoded.kind !== 'text') return ''
  return UTF8_MARK.every((byte, i) => bytes[i] === byte) ? `\ufeff${decoded.text}` : decoded.text
}

/** Ctrl-C ends the process: what is written by then is written whole. */
const UNINTERRUPTED = new AbortController().signal
const UTF8_MARK = [0xef, 0xbb, 0xbf]
