import type { Severity } from '@ringwall/model'
import { useWords } from '../i18n/locale.tsx'

/** The shape and colour of a severity. Its name stands beside it, or is given to those who do not see it. */
export function SeverityMark({ severity, isNamed }: { readonly severity: Severity; readonly isNamed?: true }) {
  const { t } = useWords()
  const shape = <SeverityShape severity={severity} />
  if (isNamed === true) return shape
  return (
    <span className="mark-with-name">
      {shape}
      <span className="unseen">{t(`severity.${severity}`)}</span>
    </span>
  )
}

/** A severity in words behind its mark. */
export function SeverityName({ severity }: { readonly severity: Severity }) {
  const { t } = useWords()
  return (
    <span className="severity-name">
      <SeverityShape severity={severity} />
      {t(`severity.${severity}`)}
    </span>
  )
}

/** The bare shape, 12 by 12 units: for drawings that place it themselves. */
export function SeverityShape({ severity }: { readonly severity: Severity }) {
  return (
    <svg className={`mark ${severity}`} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d={SHAPES[severity]} />
    </svg>
  )
}

/** The outlines of the shapes in a square of 12. */
export const SHAPES: Readonly<Record<Severity, string>> = {
  critical: 'M6 0.2 11.8 6 6 11.8 0.2 6Z',
  high: 'M6 0.8 11.9 11.2H0.1Z',
  medium: 'M6 0.8a5.2 5.2 0 1 0 0 10.4a5.2 5.2 0 1 0 0-10.4Z',
  low: 'M1.2 1.2h9.6v9.6h-9.6Z',
  informational: 'M6 0.8a5.2 5.2 0 1 0 0 10.4a5.2 5.2 0 1 0 0-10.4Zm0 1.7a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7Z',
}
