import type { ReactNode } from 'react'
import { useAppearance } from '../lib/appearance/use-appearance.tsx'
import { Mark } from '../lib/frame/mark.tsx'
import { LANGUAGES, useWords } from '../lib/i18n/locale.tsx'
import { Button } from '../lib/ui/button.tsx'

/** The frame of what stands before the console: the mark, a title, a form, the languages. */
export function Door({
  title,
  lead,
  children,
}: {
  readonly title: string
  readonly lead: string
  readonly children: ReactNode
}) {
  const { t, language } = useWords()
  const { setAppearance } = useAppearance()
  return (
    <main className="door">
      <svg className="door-ring" viewBox="0 0 400 400" aria-hidden="true" focusable="false">
        <circle cx="200" cy="200" r="180" pathLength="800" />
        <circle cx="200" cy="200" r="180" pathLength="800" className="watched" />
      </svg>
      <div className="door-card">
        <p className="brand">
          <Mark />
          <span>{t('product')}</span>
        </p>
        <h1>{title}</h1>
        <p className="page-lead">{lead}</p>
        {children}
      </div>
      <p className="door-languages">
        {LANGUAGES.map((each) => (
          <Button
            key={each}
            look="quiet"
            lang={each}
            aria-pressed={each === language}
            onClick={() => setAppearance({ language: each })}
          >
            {t(`language.${each}`)}
          </Button>
        ))}
      </p>
    </main>
  )
}
