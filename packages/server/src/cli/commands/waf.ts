import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { Look, Program } from '@ringwall/engines/waf'
import { type Command, Option } from 'commander'
import { UsageError } from '../../lib/usage-error.ts'
import { judgeRequest, loadWafRules, parseRequestText, type WrittenRequest } from '../../lib/waf/index.ts'
import type { CommandContext, CommandModule } from '../command.ts'
import { EXIT } from '../exit.ts'
import { collect } from '../target-options.ts'
import type { Terminal } from '../terminal.ts'
import { judgedData, printJudged, printLooks } from '../waf/print.ts'

export const command: CommandModule = {
  summary: 'judge requests by firewall rules in SecLang, as ModSecurity and Coraza read it',
  define: (command, context) => {
    check(command, context)
    explain(command, context)
  },
}

interface Flags {
  readonly rules: readonly string[]
  readonly request: string
  readonly format: string
}

function check(command: Command, { terminal, exit }: CommandContext): void {
  command
    .command('check')
    .description('tell which rules match a request, and whether it would be blocked')
    .addOption(rulesOption())
    .addOption(requestOption())
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['terminal', 'json']).default('terminal'))
    .action(async ({ rules, request, format }: Flags) => {
      const program = programOf(terminal, rules)
      const judged = judgeRequest(program, requestOf(terminal, request), { time: Date.now() })
      if (format === 'json') terminal.out(`${JSON.stringify(judgedData(judged), undefined, 2)}\n`)
      else await terminal.stream(printJudged(judged))
      const isClean = judged.interruption === undefined && judged.hits.length === 0
      exit(isClean ? EXIT.clean : EXIT.findings)
    })
}

function explain(command: Command, { terminal }: CommandContext): void {
  command
    .command('explain')
    .description('tell what rules saw in a request, after which transformations')
    .addOption(rulesOption())
    .addOption(requestOption())
    .addOption(
      new Option('--rule <id>', 'only this rule; may be repeated')
        .argParser(collect)
        .default([], 'those that log a match'),
    )
    .action(async ({ rules, request, rule: wanted }: Flags & { readonly rule: readonly string[] }) => {
      const program = programOf(terminal, rules)
      const looks: Look[] = []
      const look = (one: Look): void => void looks.push(one)
      const { hits } = judgeRequest(program, requestOf(terminal, request), { time: Date.now(), look })
      const shown = wanted.length > 0 ? named(program, wanted) : [...new Set(hits.map(({ rule }) => rule))]
      if (shown.length === 0) terminal.out('no rule matches\n')
      for (const rule of shown)
        await terminal.stream(
          printLooks(
            rule,
            looks.filter((one) => one.rule === rule),
            terminal.cwd,
          ),
        )
    })
}

function named({ phases }: Program, ids: readonly string[]): Look['rule'][] {
  const all = Object.values(phases).flatMap((rules) => rules.map(({ rule }) => rule))
  return ids.map((id) => {
    const rule = all.find((one) => String(one.id) === id)
    if (rule === undefined) throw new UsageError(`no rule ${JSON.stringify(id)} among those that were read`)
    return rule
  })
}

function programOf(terminal: Terminal, paths: readonly string[]): Program {
  if (paths.length === 0) throw new UsageError('no rules: name their files with --rules, in order')
  const program = loadWafRules(terminal.cwd, paths)
  if (!program.ok) {
    const lines = program.error
      .slice(0, SHOWN)
      .map(({ file, line, message }) => `${relative(terminal.cwd, file)}:${line}: ${message}`)
    throw new UsageError([`${program.error.length} of the rules cannot run`, ...lines].join('\n  '))
  }
  if (program.value.settings.engine === 'off')
    throw new UsageError('the rules leave the engine off: name a file with SecRuleEngine On or DetectionOnly')
  return program.value
}

function requestOf(terminal: Terminal, file: string): WrittenRequest {
  const request = parseRequestText(read(resolve(terminal.cwd, file), file))
  if (!request.ok) throw new UsageError(`${file}: ${request.error}`)
  return request.value
}

function read(path: string, named: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    throw new UsageError(`no file ${JSON.stringify(named)} that can be read`)
  }
}

function rulesOption(): Option {
  return new Option('--rules <file>', 'a file of rules, or a glob; may be repeated, in order')
    .argParser(collect)
    .default([], 'none')
}

function requestOption(): Option {
  return new Option('--request <file>', 'a request as HTTP/1.1 writes it').makeOptionMandatory()
}

const SHOWN = 20
