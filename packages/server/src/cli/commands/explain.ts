import type { Fix, Rule } from '@ringwall/model'
import { Argument, Option } from 'commander'
import { RULES } from '../../lib/known-rules.ts'
import { UsageError } from '../../lib/usage-error.ts'
import type { CommandModule } from '../command.ts'
import { titledControls, titledTechniques } from '../compliance/titles.ts'
import { inLanguage, type Language, languageOption } from '../rules/language.ts'
import { wrap } from '../wrap.ts'

export const command: CommandModule = {
  summary: 'tell what a rule demands, why, and what to do about it',
  define: (command, { terminal }) => {
    command
      .addArgument(new Argument('<rule>', 'id of the rule, as findings name it'))
      .addOption(
        new Option('-f, --format <format>', 'how to print it').choices(['terminal', 'json']).default('terminal'),
      )
      .addOption(languageOption())
      .action(async (id: string, { format, language }: { readonly format: string; readonly language: Language }) => {
        const rule = inLanguage(ruleNamed(id), language)
        terminal.out(
          format === 'json' ? `${JSON.stringify(rule, undefined, 2)}\n` : await explained(rule, terminal.width),
        )
      })
  },
}

function ruleNamed(id: string): Rule {
  const found = RULES.find((rule) => rule.id === id)
  if (found !== undefined) return found
  const ids = RULES.map((rule) => String(rule.id)).sort((a, b) => a.length - b.length)
  const whole = ids.filter((other) => other.includes(id))
  const near = [...whole, ...ids.filter((other) => !whole.includes(other) && sharesWord(other, id))]
  const hint = near.length === 0 ? 'ringwall rules list names them all' : `did you mean ${near.slice(0, 5).join(', ')}?`
  throw new UsageError(`no rule ${JSON.stringify(id)}: ${hint}`)
}

function sharesWord(id: string, other: string): boolean {
  const words = new Set(id.split('-').filter((word) => word !== 'pss'))
  return other
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .some((word) => words.has(word))
}

function fixOf({ safety, mayStop }: Fix): string {
  const how = safety === 'safe' ? '`ringwall fix` makes the change.' : '`ringwall fix --unsafe` makes the change.'
  return `${how} What may stop working: ${mayStop}`
}

async function explained(rule: Rule, width: number): Promise<string> {
  const text = (s: string): string => wrap(s, Math.min(width, 100) - 2, '  ')
  const list = (items: readonly string[]): string => items.map((item) => `  ${item}`).join('\n')
  const sections: readonly (readonly [string, string])[] = [
    ['Demand', text(rule.description)],
    ['Remediation', text(rule.remediation)],
    ['Fix', rule.fix === undefined ? '' : text(fixOf(rule.fix))],
    ['False positives', rule.falsePositives.map(text).join('\n')],
    [
      'Standard',
      rule.standard === undefined ? '' : list([`${rule.standard.name}: ${rule.standard.section}`, rule.standard.url]),
    ],
    ['Controls', list(await titledControls(rule.controls))],
    ['ATT&CK', list(await titledTechniques(rule.techniques))],
  ]
  const body = sections.filter(([, s]) => s !== '').map(([title, s]) => `${title}\n${s}\n`)
  return `${[`${rule.title}\n${rule.id} · ${rule.severity} · ${rule.maturity}\n`, ...body].join('\n')}`
}
