import type { Command, Option } from 'commander'

/** What can follow `ringwall`, as data for the scripts. */
export interface CommandTree {
  readonly name: string
  readonly summary: string
  readonly options: readonly OptionWords[]
  /** Fixed values of the first argument. */
  readonly values: readonly string[]
  readonly takesFiles: boolean
  readonly commands: readonly CommandTree[]
}

export interface OptionWords {
  /** `--format`, and `-f` where there is one. */
  readonly names: readonly string[]
  readonly summary: string
  readonly values: readonly string[]
  readonly takesValue: boolean
}

/** Reads the tree off the program itself, so that completion never lags behind it. `known` has the values of arguments and options by name. */
export function describe(command: Command, known: Readonly<Record<string, readonly string[]>>): CommandTree {
  const [argument] = command.registeredArguments
  return {
    name: command.name(),
    summary: command.description(),
    options: [...command.options.map((option) => optionWords(option, known)), HELP],
    values: argument?.argChoices ?? known[argument?.name() ?? ''] ?? [],
    takesFiles: command.registeredArguments.some((one) => one.name() === 'targets'),
    commands: command.commands.map((sub) => describe(sub, known)),
  }
}

function optionWords(option: Option, known: Readonly<Record<string, readonly string[]>>): OptionWords {
  return {
    names: [option.long, option.short].filter((name) => name !== undefined && name !== null),
    summary: option.description,
    values: option.argChoices ?? known[option.name()] ?? [],
    takesValue: option.required || option.optional,
  }
}

const HELP: OptionWords = { names: ['--help', '-h'], summary: 'explain', values: [], takesValue: false }
