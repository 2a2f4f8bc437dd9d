import type { RuleDetail } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { PartTitle } from '../lib/ui/heading.tsx'
import { Prose } from '../lib/ui/prose.tsx'

/** Why it is a risk, in the words of its rule. */
export function Why({ rule }: { readonly rule: RuleDetail }) {
  const { t, language } = useWords()
  return (
    <section>
      <PartTitle>{t('why.title', { severity: t(`severity.${rule.severity}`) })}</PartTitle>
      <p lang={language === 'en' ? undefined : 'en'}>
        <Prose text={rule.description} />
      </p>
    </section>
  )
}
