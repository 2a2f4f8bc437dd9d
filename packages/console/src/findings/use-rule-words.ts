import type { FindingDetail } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'

/** What the rule of a finding says, in the language of the console where it speaks it. */
export function useRuleWords({ title, remediation, rule }: Pick<FindingDetail, 'title' | 'remediation' | 'rule'>): {
  readonly title: string
  readonly remediation: string
} {
  const { language } = useWords()
  return (language === 'en' ? undefined : rule.translations?.[language]) ?? { title, remediation }
}
