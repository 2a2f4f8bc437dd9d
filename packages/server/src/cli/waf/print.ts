import { relative } from 'node:path'
import type { Hit, Interruption, Look } from '@ringwall/engines/waf'
import { clip, plural, printable } from '@ringwall/formats/lib/text'
import { type SecRule, textOf } from '@ringwall/languages/seclang'
import type { JudgedRequest } from '../../lib/waf/index.ts'

/** A request and its hits in lines for a person. */
export function* printJudged({ interruption, hits }: JudgedRequest): Iterable<string> {
  for (const { rule, phase, message, matched } of hits) {
    yield `${rule.id}  phase ${phase}  ${shown(message) || 'no message'}\n`
    if (matched.name !== '') yield `  ${shown(matched.name)} = ${shown(matched.value)}\n`
  }
  yield `${verdictOf(interruption, hits)}\n`
}

/** The same as data. */
export function judgedData({ interruption, hits }: JudgedRequest): unknown {
  return {
    verdict: interruption === undefined ? { kind: 'pass' } : interruption,
    hits: hits.map(({ rule, phase, message, logData, matched, tags }) => ({
      rule: rule.id,
      phase,
      severity: rule.severity,
      message: utf8(message),
      logData: utf8(logData),
      matched: { name: utf8(matched.name), value: utf8(matched.value) },
      tags,
      place: rule.place,
    })),
  }
}

/** What a rule looked at, link by link, and what each value was after the link's transformations. */
export function* printLooks(rule: SecRule, looks: readonly Look[], cwd: string): Iterable<string> {
  yield `${rule.id}  phase ${rule.phase}  ${relative(cwd, rule.place.file)}:${rule.place.line}\n`
  for (const link of rule.links) {
    const { operator, transformations } = link
    const after = transformations.length === 0 ? '' : ` after ${transformations.join(', ')}`
    const argument = shown(textOf(operator.argument))
    yield `  ${operator.negated ? 'not ' : ''}@${operator.name}${argument === '' ? '' : ` ${argument}`}${after}\n`
    const seen = looks.filter((look) => look.link === link)
    if (seen.length === 0) yield '    looked at nothing\n'
    for (const { name, before, value, isMatch } of seen) {
      yield `    ${isMatch ? 'matches' : 'passes '}  ${shown(name)} = ${shown(before)}\n`
      if (value !== before) yield `             after: ${shown(value)}\n`
    }
  }
}

function verdictOf(interruption: Interruption | undefined, hits: readonly Hit[]): string {
  if (interruption === undefined)
    return hits.length === 0 ? 'passes: no rule matches' : `passes, though ${plural(hits.length, 'rule')} matched`
  const { kind, ruleId, status, phase } = interruption
  return `${kind} by ${ruleId === 0 ? 'a limit' : `rule ${ruleId}`} in phase ${phase}, status ${status}`
}

function shown(bytes: string): string {
  return clip(printable(utf8(bytes)), SHOWN)
}

function utf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

const SHOWN = 160
