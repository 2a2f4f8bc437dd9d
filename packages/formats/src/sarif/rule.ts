import type { Rule, Severity } from '@ringwall/model'
import { escapeMarkdown, markdownProse, printable } from '../lib/text/index.ts'

/** A rule as `reportingDescriptor` (SARIF §3.49). */
export function descriptor(rule: Rule): object {
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: printable(rule.title) },
    fullDescription: { text: printable(rule.description, 'lines') },
    help: { text: help(rule, PLAIN), markdown: help(rule, MARKDOWN) },
    helpUri: helpUri(rule),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: {
      tags: ['security', ...rule.techniques, ...rule.controls.map(tag)].slice(0, MAX_TAGS),
      precision: rule.maturity === 'stable' ? 'high' : 'medium',
      'problem.severity': PROBLEMS[rule.severity],
      'security-severity': SCORES[rule.severity],
    },
  }
}

/** SARIF §3.27.10. */
export const LEVELS = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  informational: 'note',
} as const satisfies Record<Severity, string>

interface Printer {
  prose(text: string): string
  link(url: string): string
}

/** What is demanded, what to do, when it may be right as it is, and where to read on. */
function help(rule: Rule, { prose, link }: Printer): string {
  const falsePositives = rule.falsePositives.map((text) => prose(`May be right: ${text}`))
  return [prose(rule.description), prose(rule.remediation), ...falsePositives, ...rule.references.map(link)].join(
    '\n\n',
  )
}

/** SARIF §3.49.12: where help is; only of the web. */
function helpUri({ standard, references }: Rule): string | undefined {
  return [standard?.url, ...references].find(
    (url) => url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url),
  )
}

function tag({ framework, id }: Rule['controls'][number]): string {
  return `${framework}/${id}`
}

function pascalCase(id: string): string {
  return id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

const PLAIN: Printer = { prose: (text) => printable(text, 'lines'), link: (url) => printable(url) }
/** Only a plain address becomes a link (CommonMark §6.5). */
const MARKDOWN: Printer = {
  prose: markdownProse,
  link: (url) => (WEB.test(url) ? `<${url}>` : escapeMarkdown(url)),
}
/** An address of the web, of characters that need no escape anywhere. */
const WEB = /^https?:\/\/[\w.-]+(?::\d+)?(?:[/?#][\w./?#=&%+~:,@!-]*)?$/

const PROBLEMS = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'recommendation',
  informational: 'recommendation',
} as const satisfies Record<Severity, string>

/** In the middle of the ranges that GitHub gives critical (over 9.0), high (7.0), medium (4.0) and low (0.1). */
const SCORES = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  informational: '0.0',
} as const satisfies Record<Severity, string>

/** GitHub code scanning refuses a file with more tags on a rule. */
const MAX_TAGS = 20
