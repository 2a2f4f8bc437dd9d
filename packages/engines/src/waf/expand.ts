import type { Macro, SecRule } from '@ringwall/languages/seclang'
import type { Values } from './values.ts'

/** A macro's text in a transaction: what is not there is empty. */
export function expand(macro: Macro, values: Values, rule?: SecRule): string {
  const [first = ''] = macro
  if (macro.length <= 1 && typeof first === 'string') return first
  let text = ''
  for (const part of macro) {
    if (typeof part === 'string') text += part
    else if (part.variable === 'RULE') text += ruleDetail(rule, part.key ?? '')
    else text += values.first(part.variable, part.key) ?? ''
    if (text.length > LENGTH) return text.slice(0, LENGTH)
  }
  return text
}

function ruleDetail(rule: SecRule | undefined, key: string): string {
  if (rule === undefined) return ''
  switch (key.toLowerCase()) {
    case 'id':
      return String(rule.id)
    case 'severity':
      return String(rule.severity ?? '')
    case 'rev':
      return rule.details.rev
    default:
      return ''
  }
}

const LENGTH = 65_536
