import type { RuleSummary } from '../lib/api/types.ts'

/** What a list of rules is narrowed to; an empty one does not restrict. */
export interface RuleFilters {
  /** Every word of it stands in the title, the id or a control. */
  readonly text: string
  readonly severity: string
  /** `open`: with findings. `fixable`: with a known change. `optional`: off until somebody asks for it. */
  readonly which: string
}

/** The rules that match, those with open findings first. */
export function narrowRules(
  rules: readonly RuleSummary[],
  { text, severity, which }: RuleFilters,
): readonly RuleSummary[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return rules
    .filter((rule) => (severity === '' || rule.severity === severity) && isWanted(rule, which))
    .filter((rule) => words.every((word) => textOf(rule).includes(word)))
    .toSorted((a, b) => b.open - a.open || (a.id < b.id ? -1 : 1))
}

function isWanted({ open, isFixable, isOptional }: RuleSummary, which: string): boolean {
  if (which === 'open') return open > 0
  if (which === 'fixable') return isFixable
  return which !== 'optional' || isOptional
}

function textOf({ id, title, standard, controls, techniques }: RuleSummary): string {
  const named = controls.map((control) => `${control.framework} ${control.id}`)
  return [id, title, standard?.name ?? '', standard?.section ?? '', ...named, ...techniques].join(' ').toLowerCase()
}
