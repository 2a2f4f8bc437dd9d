import { Command } from 'commander'
import { VERSION } from '../version.ts'
import type { CommandContext } from './command.ts'
import { commands } from './commands.generated.ts'

/**
 * The command line. Only the command that `argv` names is loaded, so that the others cost nothing to start; all of them
 * are where help or completion needs them.
 */
export async function program(argv: readonly string[], context: CommandContext): Promise<Command> {
  const root = new Command('ringwall')
    .description('Cloud-native security in one place: every control is a rule that judges a fact.')
    .version(VERSION, '-V, --version', 'print the release')
    .helpOption('-h, --help', 'explain a command')
    .helpCommand('help [command]', 'explain a command')
    .exitOverride()
    .configureOutput({ writeOut: context.terminal.out, writeErr: context.terminal.err })
    .showSuggestionAfterError()
    .addHelpText('after', EXIT_CODES)
  for (const id of wanted(argv[0])) {
    const module = await commands[id]()
    const command = root.command(id).description(module.summary)
    module.define(command, context)
  }
  return root
}

function wanted(name: string | undefined): readonly (keyof typeof commands)[] {
  const all = Object.keys(commands) as (keyof typeof commands)[]
  const named = all.filter((id) => id === name)
  return named.length > 0 && name !== 'completion' ? named : all
}

const EXIT_CODES = `
Exit codes: 0 clean, 1 findings at or over --fail-on, 2 usage, 3 incomplete, 4 error.`
