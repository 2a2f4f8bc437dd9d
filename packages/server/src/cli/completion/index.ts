import { bash } from './bash.ts'
import type { CommandTree } from './describe.ts'
import { fish } from './fish.ts'
import { zsh } from './zsh.ts'

export { describe } from './describe.ts'

/** Shells that a script is known for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const

export function completionScript(shell: string, tree: CommandTree): string {
  return shell === 'bash' ? bash(tree) : shell === 'zsh' ? zsh(tree) : fish(tree)
}
