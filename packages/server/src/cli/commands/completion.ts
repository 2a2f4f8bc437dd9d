import { checks } from '@ringwall/engines/posture'
import { Argument, type Command } from 'commander'
import { RULES } from '../../lib/known-rules.ts'
import type { CommandModule } from '../command.ts'
import { completionScript, describe, SHELLS } from '../completion/index.ts'
import { FRAMEWORK_IDS } from '../compliance/framework.ts'

export const command: CommandModule = {
  summary: 'print the completion script of a shell',
  define: (command, { terminal }) => {
    command
      .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
      .addHelpText('after', HELP)
      .action((shell: string) => terminal.out(completionScript(shell, describe(rootOf(command), known()))))
  },
}

function known(): Readonly<Record<string, readonly string[]>> {
  return { rule: RULES.map(({ id }) => id), rules: checks.map(({ rule }) => rule.id), framework: FRAMEWORK_IDS }
}

function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent)
}

const HELP = `
bash:  source <(ringwall completion bash)
zsh:   ringwall completion zsh > "\${fpath[1]}/_ringwall"
fish:  ringwall completion fish > ~/.config/fish/completions/ringwall.fish`
