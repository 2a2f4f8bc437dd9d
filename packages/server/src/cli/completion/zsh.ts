import type { CommandTree, OptionWords } from './describe.ts'

/** A `#compdef` file for zsh: works from `fpath` and when sourced. */
export function zsh(tree: CommandTree): string {
  const name = `_${tree.name}`
  return `#compdef ${tree.name}
${functions(tree, name)}
if [ "$funcstack[1]" = "${name}" ]; then ${name} "$@"; else compdef ${name} ${tree.name}; fi
`
}

function functions(command: CommandTree, name: string): string {
  const own = command.commands.length > 0 ? branch(command, name) : leaf(command, name)
  return [...command.commands.map((sub) => functions(sub, `${name}_${sub.name}`)), own].join('\n')
}

function branch(command: CommandTree, name: string): string {
  return `${name}() {
  local state line
  _arguments -C ${specs(command)} '1: :->command' '*:: :->rest'
  case $state in
    command)
      local -a commands=(${command.commands.map((c) => quoted(`${c.name}:${plain(c.summary)}`)).join(' ')})
      _describe command commands ;;
    rest)
      case $line[1] in
${command.commands.map((c) => `        ${c.name}) ${name}_${c.name} ;;`).join('\n')}
      esac ;;
  esac
}`
}

function leaf(command: CommandTree, name: string): string {
  const values = command.values.length > 0 ? [quoted(`1:value:(${command.values.join(' ')})`)] : []
  const files = command.takesFiles ? [quoted('*:file:_files')] : []
  return `${name}() {\n  _arguments ${[specs(command), ...values, ...files].join(' ')}\n}`
}

function specs(command: CommandTree): string {
  return command.options.flatMap((option) => option.names.map((name) => spec(name, option))).join(' ')
}

function spec(name: string, { summary, values, takesValue }: OptionWords): string {
  const argument = values.length > 0 ? `:value:(${values.join(' ')})` : takesValue ? ':value:_files' : ''
  return quoted(`${name}[${plain(summary)}]${argument}`)
}

/** Without the characters that zsh reads as syntax in a description. */
function plain(text: string): string {
  return text.replace(/[[\]:]/g, ' ')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
