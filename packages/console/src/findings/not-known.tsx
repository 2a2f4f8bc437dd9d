import type { FindingDetail } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { PartTitle } from '../lib/ui/heading.tsx'
import { Prose } from '../lib/ui/prose.tsx'
import { unknownsOf } from './unknowns.ts'

/** What could make the judgment wrong, said before somebody acts on it. */
export function NotKnown({ finding }: { readonly finding: FindingDetail }) {
  const { t, language } = useWords()
  return (
    <section className="not-known">
      <PartTitle>{t('unknown.title')}</PartTitle>
      <ul>
        {unknownsOf(finding).map((unknown) =>
          unknown.kind === 'ours' ? (
            <li key={unknown.key}>{t(unknown.key, { n: unknown.n })}</li>
          ) : (
            <li key={unknown.text} lang={language === 'en' ? undefined : 'en'}>
              <Prose text={unknown.text} />
            </li>
          ),
        )}
      </ul>
    </section>
  )
}
