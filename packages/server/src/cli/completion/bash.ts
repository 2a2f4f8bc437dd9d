import type { CommandTree, OptionWords } from './describe.ts'

/** A completion function for bash 4 and later, without bash-completion. Words come from our own program, none from outside. */
export function bash(tree: CommandTree): string {
  const paths = flatten(tree, '')
  return `# bash completion for ${tree.name}
_${tree.name}_files() {
  local files
  mapfile -t files < <(compgen -f -- "$cur")
  COMPREPLY+=("\${files[@]}")
}
_${tree.name}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} path='' word i
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    case "$path $word" in
${paths
  .filter((p) => p.path !== '')
  .map((p) => `      '${p.path}') path='${p.path}' ;;`)
  .join('\n')}
    esac
  done
  case "$path $prev" in
${paths.flatMap(({ path, command }) => command.options.filter((o) => o.takesValue).map((o) => valueCase(path, o))).join('\n')}
  esac
  case "$path" in
${paths.map(({ path, command }) => wordsCase(path, command)).join('\n')}
  esac
}
complete -o bashdefault -o default -F _${tree.name} ${tree.name}
`
}

interface CommandPath {
  /** ` rules list`; empty for the program itself. */
  readonly path: string
  readonly command: CommandTree
}

function flatten(command: CommandTree, path: string): readonly CommandPath[] {
  return [{ path, command }, ...command.commands.flatMap((sub) => flatten(sub, `${path} ${sub.name}`))]
}

function valueCase(path: string, { names, values }: OptionWords): string {
  const pattern = names.map((name) => `'${path} ${name}'`).join('|')
  const reply = values.length === 0 ? 'COMPREPLY=()' : `COMPREPLY=($(compgen -W '${values.join(' ')}' -- "$cur"))`
  return `    ${pattern}) ${reply}; return ;;`
}

function wordsCase(path: string, command: CommandTree): string {
  const words = [...command.commands.map((c) => c.name), ...command.values, ...command.options.flatMap((o) => o.names)]
  const files = command.takesFiles ? ' _ringwall_files;' : ''
  return `    '${path}') COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$cur"));${files} ;;`
}
