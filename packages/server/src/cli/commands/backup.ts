import { resolve } from 'node:path'
import { backupState } from '@ringwall/store/state'
import { statePath } from '../../lib/data-directory.ts'
import type { CommandModule } from '../command.ts'
import { chosenDirectory, dataOption, toldShortly } from '../data/index.ts'

export const command: CommandModule = {
  summary: 'copy what the server keeps into one file, while it runs, and read the copy through',
  define: (command, context) => {
    const { terminal, entry } = context
    command
      .argument('<file>', 'the copy; it must not be there yet')
      .addOption(dataOption())
      .action(async (file: string, { data }: { readonly data?: string }) =>
        toldShortly(context, async () => {
          const directory = chosenDirectory(terminal, data)
          const copy = { path: statePath(directory), file: resolve(terminal.cwd, file), entry }
          const { sizeBytes } = await backupState(copy)
          terminal.err(
            `ringwall: ${file} holds the store, ${sizeBytes} bytes; keys/ is not in it: keep that elsewhere\n`,
          )
        }),
      )
  },
}
