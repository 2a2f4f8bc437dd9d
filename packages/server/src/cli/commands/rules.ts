import { SEVERITIES } from '@ringwall/model'
import { type Command, Option } from 'commander'
import { RULES } from '../../lib/known-rules.ts'
import { UsageError } from '../../lib/usage-error.ts'
import type { CommandContext, CommandModule } from '../command.ts'
import { EXIT } from '../exit.ts'
import { createCheck } from '../rules/create.ts'
import { inLanguage, type Language, languageOption } from '../rules/language.ts'
import { testRules } from '../rules/test.ts'

export const command: CommandModule = {
  summary: 'list the rules, try their cases, or begin a new one',
  define: (command, context) => {
    list(command, context)
    trial(command, context)
    create(command, context)
  },
}

interface ListFlags {
  readonly format: string
  readonly severity?: string
  readonly language: Language
}

function list(command: Command, { terminal }: CommandContext): void {
  command
    .command('list')
    .description('every rule, with its severity and title')
    .addOption(formatOption())
    .addOption(new Option('--severity <severity>', 'only rules of this severity').choices([...SEVERITIES]))
    .addOption(languageOption())
    .action(({ format, severity, language }: ListFlags) => {
      const wanted = RULES.filter((rule) => severity === undefined || rule.severity === severity)
      const rules = wanted.map((rule) => inLanguage(rule, language))
      if (format === 'json') return terminal.out(`${JSON.stringify(rules, undefined, 2)}\n`)
      const width = Math.max(...rules.map(({ id }) => id.length))
      for (const { id, severity, title, isOptional } of rules)
        terminal.out(`${id.padEnd(width)}  ${severity.padEnd(13)}  ${title}${isOptional ? ' (optional)' : ''}\n`)
    })
}

function trial(command: Command, { terminal, exit }: CommandContext): void {
  command
    .command('test')
    .description('judge the cases beside each rule: it must fire where they say so, and only there')
    .argument('[rules...]', 'ids of rules; all where none is named')
    .addOption(formatOption())
    .action((ids: readonly string[], { format }: { readonly format: string }) => {
      const results = testRules(ids)
      const failed = results.filter((r) => r.outcome === 'failed')
      if (format === 'json') terminal.out(`${JSON.stringify(results, undefined, 2)}\n`)
      else
        for (const { rule, note, outcome, said } of results)
          if (outcome === 'failed') terminal.out(`failed  ${rule}: ${note}: ${said}\n`)
      if (format !== 'json') terminal.out(`${results.length - failed.length} cases passed, ${failed.length} failed\n`)
      exit(failed.length > 0 ? EXIT.findings : EXIT.clean)
    })
}

function create(command: Command, { terminal }: CommandContext): void {
  command
    .command('new')
    .description('write the files of a new check into this checkout')
    .argument('<id>', 'lower-case words and hyphens, such as image-without-tag')
    .addOption(formatOption())
    .action((id: string, { format }: { readonly format: string }) => {
      if (RULES.some((rule) => rule.id === id)) throw new UsageError(`there is a rule ${id} already`)
      const files = createCheck(id, terminal.cwd)
      if (format === 'json') return terminal.out(`${JSON.stringify({ id, files }, undefined, 2)}\n`)
      for (const file of files) terminal.out(`wrote ${file}\n`)
      terminal.out(`next: write the check and its cases, then npm run fix and bin/ringwall rules test ${id}\n`)
    })
}

function formatOption(): Option {
  return new Option('-f, --format <format>', 'how to print it').choices(['terminal', 'json']).default('terminal')
}
