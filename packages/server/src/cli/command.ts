import type { Command } from 'commander'
import type { ExitCode } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** One file in `commands/`, named like the command. */
export interface CommandModule {
  readonly summary: string
  /** Declares arguments and options on `command`; what it does is given to `run`. */
  readonly define: (command: Command, context: CommandContext) => void
}

export interface CommandContext {
  readonly terminal: Terminal
  /** The module that this process runs; its threads run it too. */
  readonly entry: URL
  /** Remembers how the process will exit. */
  readonly exit: (code: ExitCode) => void
}
