import schema from '../../lib/config/config.schema.json' with { type: 'json' }
import { loadConfig } from '../../lib/config/index.ts'
import exceptionsSchema from '../../lib/exceptions/exceptions.schema.json' with { type: 'json' }
import type { CommandModule } from '../command.ts'

export const command: CommandModule = {
  summary: 'print the configuration that counts here, or its JSON Schema',
  define: (command, { terminal }) => {
    command
      .command('show', { isDefault: true })
      .description('the configuration in force, defaults included, as JSON')
      .option('--config <file>', 'read this file instead of .ringwall/config.yaml')
      .action(async ({ config }: { readonly config?: string }) =>
        terminal.out(`${JSON.stringify(await loadConfig(terminal.cwd, config), undefined, 2)}\n`),
      )
    command
      .command('schema')
      .description('the JSON Schema of .ringwall/config.yaml, for editors')
      .option('--exceptions', 'that of .ringwall/exceptions.yaml')
      .action(({ exceptions = false }: { readonly exceptions?: boolean }) =>
        terminal.out(`${JSON.stringify(exceptions ? exceptionsSchema : schema, undefined, 2)}\n`),
      )
  },
}
