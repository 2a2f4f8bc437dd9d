import { resolve } from 'node:path'
import { restoreState } from '@ringwall/store/state'
import { makeDirectory, statePath } from '../../lib/data-directory.ts'
import { readAuditKeys } from '../../lib/identity/index.ts'
import type { CommandModule } from '../command.ts'
import { chosenDirectory, dataOption, toldShortly } from '../data/index.ts'

export const command: CommandModule = {
  summary: 'put a copy that backup made in the place of what the server keeps',
  define: (command, context) => {
    const { terminal, entry } = context
    command
      .argument('<file>', 'the copy; it stays as it is')
      .option('--force', 'where a store is there already, set it aside under another name')
      .addOption(dataOption())
      .action(async (file: string, { data, force = false }: { readonly data?: string; readonly force?: boolean }) =>
        toldShortly(context, async () => {
          const directory = chosenDirectory(terminal, data)
          makeDirectory(directory)
          const { setAside } = await restoreState({
            path: statePath(directory),
            file: resolve(terminal.cwd, file),
            now: Date.now(),
            existing: force ? 'set_aside' : 'refuse',
            entry,
          })
          terminal.err(`ringwall: ${directory} holds what ${file} does\n`)
          if (setAside !== undefined) terminal.err(`ringwall: what was there before is ${setAside}\n`)
          if (readAuditKeys(directory).size === 0)
            terminal.err(
              'ringwall: keys/ is not there: put it back too, or second factors and the audit log prove nothing\n',
            )
        }),
      )
  },
}
