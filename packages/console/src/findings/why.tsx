import type { RuleDetail } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'

/** Why it is a risk, in the words of its rule. */
export function Why({ rule }: { readonly rule: RuleDetail }) {
  const { t, language } = useWords()
  return (
    <section>
      <h3>{t('why.title', { severity: t(`severity.${rule.severity}`) })}</h3>
      <p lang={language === 'en' ? undefined : 'en'}>{visible(rule.description)}</p>
    </section>
  )
}
