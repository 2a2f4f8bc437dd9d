import { printable } from '@ringwall/formats/lib/text'
import { daysLeft, type FileException, isExpired } from '@ringwall/model'
import { type Command, Option } from 'commander'
import { addException, loadExceptions } from '../../lib/exceptions/index.ts'
import type { CommandContext, CommandModule } from '../command.ts'
import { EXIT } from '../exit.ts'
import type { Terminal } from '../terminal.ts'

export const command: CommandModule = {
  summary: 'list, check or add the accepted risks of a project',
  define: (command, context) => {
    list(command, context)
    check(command, context)
    add(command, context)
  },
}

interface Flags {
  readonly exceptions?: string
  readonly format: string
}

function list(command: Command, { terminal }: CommandContext): void {
  command
    .command('list', { isDefault: true })
    .description('every exception of the file, with its owner and the days that it still holds')
    .addOption(fileOption())
    .addOption(formatOption())
    .action(({ exceptions, format }: Flags) => {
      const all = read(terminal, exceptions)
      const now = Date.now()
      if (format === 'json')
        return terminal.out(
          `${JSON.stringify(
            all.map((e) => ({ ...e, daysLeft: daysLeft(e, now) })),
            undefined,
            2,
          )}\n`,
        )
      if (all.length === 0) terminal.out('no exceptions\n')
      for (const exception of all) terminal.out(`${printed(exception, now)}\n`)
    })
}

function check(command: Command, { terminal, exit }: CommandContext): void {
  command
    .command('check')
    .description('tell whether the file can be read, and which exceptions have expired')
    .addOption(fileOption())
    .addOption(formatOption())
    .action(({ exceptions, format }: Flags) => {
      const all = read(terminal, exceptions)
      const now = Date.now()
      const expired = all.filter((exception) => isExpired(exception, now))
      if (format === 'json') terminal.out(`${JSON.stringify({ exceptions: all.length, expired }, undefined, 2)}\n`)
      else for (const exception of expired) terminal.out(`${printed(exception, now)}\n`)
      if (format !== 'json')
        terminal.out(`${all.length} ${all.length === 1 ? 'exception' : 'exceptions'}, ${expired.length} expired\n`)
      exit(expired.length > 0 ? EXIT.findings : EXIT.clean)
    })
}

interface AddFlags extends Flags {
  readonly reason: string
  readonly owner: string
  readonly expires: string
  readonly path: readonly string[]
}

function add(command: Command, { terminal }: CommandContext): void {
  command
    .command('add')
    .description('write an exception at the end of the file, or of a new one')
    .argument('<rule>', 'id of the rule, as findings name it')
    .argument('<asset>', '<namespace>/<kind>/<name>, such as default/Deployment/web')
    .requiredOption('--reason <text>', 'why the risk is accepted')
    .requiredOption('--owner <name>', 'who accepts it, and is asked when it expires')
    .requiredOption('--expires <day>', 'the last day on which it holds, such as 2027-01-31')
    .addOption(
      new Option('--path <glob>', 'only these places of the object, such as **/containers/web/**; may be repeated')
        .argParser((value, all: readonly string[]) => [...all, value])
        .default([], 'all'),
    )
    .addOption(fileOption())
    .addOption(formatOption())
    .action((rule: string, asset: string, { exceptions, format, path, reason, owner, expires }: AddFlags) => {
      const file = addException(terminal.cwd, exceptions, { rule, asset, paths: path, reason, owner, expires })
      terminal.out(format === 'json' ? `${JSON.stringify({ file })}\n` : `wrote ${file}\n`)
    })
}

function read(terminal: Terminal, named: string | undefined): readonly FileException[] {
  return loadExceptions({ cwd: terminal.cwd, named, target: undefined }).file?.exceptions ?? []
}

function printed(exception: FileException, now: number): string {
  const { rules, assets, files, paths, reason, owner, expires, at } = exception
  const left = daysLeft(exception, now)
  const state = left === 0 ? 'expired' : `${left} ${left === 1 ? 'day' : 'days'} left`
  const where = [...assets, ...files, ...paths].join(', ')
  return [
    `${expires}  ${state}  ${printable(owner)}  ${at.file}:${at.start.line}`,
    `  ${rules.join(', ')} on ${printable(where)}`,
    `  ${printable(reason)}`,
  ].join('\n')
}

function fileOption(): Option {
  return new Option('--exceptions <file>', 'read this file instead of .ringwall/exceptions.yaml')
}

function formatOption(): Option {
  return new Option('-f, --format <format>', 'how to print it').choices(['terminal', 'json']).default('terminal')
}
