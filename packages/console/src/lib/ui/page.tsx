import { type ReactNode, useEffect } from 'react'
import { useWords } from '../i18n/locale.tsx'

interface PageProps {
  readonly title: string
  /** Beside the title: a count, a state. */
  readonly aside?: ReactNode
  /** What can be done here. */
  readonly actions?: ReactNode
  /** What it is, in a sentence. */
  readonly lead?: ReactNode
  readonly children: ReactNode
}

/** A screen with its title, also of the window. */
export function Page({ title, aside, actions, lead, children }: PageProps) {
  useTitle(title)
  return (
    <div className="page">
      <header className="page-head">
        <h1>{title}</h1>
        {aside === undefined ? null : <span className="page-aside">{aside}</span>}
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </header>
      {lead === undefined ? null : <p className="page-lead">{lead}</p>}
      {children}
    </div>
  )
}

/** Names the window after a screen. */
export function useTitle(title: string): void {
  const { t } = useWords()
  const name = t('product')
  useEffect(() => {
    document.title = `${title} · ${name}`
  }, [title, name])
}
