import type { CommandTree, OptionWords } from './describe.ts'

/** `complete` commands for fish. */
export function fish(tree: CommandTree): string {
  const lines = [`complete -c ${tree.name} -f`, ...commandLines(tree.name, tree, [])]
  return `${lines.join('\n')}\n`
}

function commandLines(program: string, command: CommandTree, path: readonly string[]): readonly string[] {
  const seen = path.map((name) => `__fish_seen_subcommand_from ${name}`)
  const others = command.commands.map((c) => c.name)
  const here = [...seen, ...(others.length > 0 ? [`not __fish_seen_subcommand_from ${others.join(' ')}`] : [])]
  const when = here.length === 0 ? '' : ` -n ${quoted(here.join('; and '))}`
  return [
    ...command.commands.map((c) => `complete -c ${program}${when} -a ${c.name} -d ${quoted(c.summary)}`),
    ...command.values.map((value) => `complete -c ${program}${when} -a ${value}`),
    ...(command.takesFiles ? [`complete -c ${program}${when} -F`] : []),
    ...command.options.map((option) => optionLine(program, when, option)),
    ...command.commands.flatMap((sub) => commandLines(program, sub, [...path, sub.name])),
  ]
}

function optionLine(program: string, when: string, { names, summary, values, takesValue }: OptionWords): string {
  const words = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`))
  const value = values.length > 0 ? ` -x -a ${quoted(values.join(' '))}` : takesValue ? ' -r' : ''
  return `complete -c ${program}${when} ${words.join(' ')}${value} -d ${quoted(summary)}`
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
