import { existsSync } from 'node:fs'
import { openState, plannedMigrations } from '@ringwall/store/state'
import { statePath } from '../../lib/data-directory.ts'
import { UsageError } from '../../lib/usage-error.ts'
import type { CommandModule } from '../command.ts'
import { chosenDirectory, dataOption, toldShortly } from '../data/index.ts'

export const command: CommandModule = {
  summary: 'bring what the server keeps up to date with this release; ringwall up does it too',
  define: (command, context) => {
    const { terminal, entry } = context
    command
      .option('--plan', 'only tell what would be done')
      .addOption(dataOption())
      .action(async ({ data, plan = false }: { readonly data?: string; readonly plan?: boolean }) =>
        toldShortly(context, async () => {
          const directory = chosenDirectory(terminal, data)
          const path = statePath(directory)
          if (!existsSync(path)) throw new UsageError(`${directory}: holds no store: name another with --data`)
          const planned = await plannedMigrations({ path, entry })
          if (planned.length === 0) return terminal.out('up to date\n')
          if (!plan) await (await openState({ path, now: Date.now(), entry })).close()
          for (const id of planned) terminal.out(`${plan ? 'to do' : 'done'}: ${id}\n`)
        }),
      )
  },
}
