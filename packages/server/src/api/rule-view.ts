import type { Rule } from '@ringwall/model'

/** A rule as a list shows it. */
export function ruleSummary(rule: Rule, open: number, locale?: 'zh-Hans') {
  const { id, severity, isOptional, standard, techniques, controls, maturity, fix } = rule
  return {
    id,
    title: (locale === undefined ? undefined : rule.translations?.[locale])?.title ?? rule.title,
    severity,
    family: familyOf(id),
    isOptional: isOptional !== undefined,
    ...(standard === undefined ? {} : { standard }),
    techniques,
    controls: controls.map((control) => ({ framework: control.framework, id: control.id })),
    maturity,
    isFixable: fix !== undefined,
    open,
  }
}

/** A rule, whole. */
export function ruleDetail(rule: Rule, open: number) {
  const { description, remediation, references, falsePositives, fix, translations } = rule
  return {
    ...ruleSummary(rule, open),
    description,
    remediation,
    references,
    falsePositives,
    ...(fix === undefined ? {} : { fix }),
    ...(translations === undefined ? {} : { translations }),
  }
}

/** A rule that this release does not know: an older one found something by it, or another engine. */
export function unknownRule(id: string, title: string, remediation: string) {
  return {
    id,
    title,
    severity: 'informational',
    family: familyOf(id),
    isOptional: false,
    techniques: [],
    controls: [],
    maturity: 'stable',
    isFixable: false,
    open: 0,
    description: '',
    remediation,
    references: [],
    falsePositives: [],
  }
}

function familyOf(id: string): string {
  return id.split('-')[0] ?? id
}
