import { useLayoutEffect, useRef } from 'react'
import type { ControlStatus, Score } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { setProperty } from '../lib/ui/set-property.ts'

/** How controls came out, worst first. */
export const STATUSES: readonly ControlStatus[] = ['failed', 'partly', 'met', 'not_evaluated', 'not_decided']

/** A bar of all controls, by status, with the numbers beside it: a percentage alone would hide what nobody decided. */
export function ScoreBar({ score }: { readonly score: Score }) {
  const { t, number } = useWords()
  const shown = STATUSES.filter((status) => (score.counts[status] ?? 0) > 0)
  return (
    <div className="score">
      <div className="score-bar" aria-hidden="true">
        {shown.map((status) => (
          <Part key={status} status={status} count={score.counts[status] ?? 0} />
        ))}
      </div>
      <ul>
        {shown.map((status) => (
          <li key={status} className={status}>
            <i aria-hidden="true" />
            {t(`control.${status}`)} <b>{number(score.counts[status] ?? 0)}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Part({ status, count }: { readonly status: ControlStatus; readonly count: number }) {
  const ref = useRef<HTMLElement>(null)
  useLayoutEffect(() => setProperty(ref.current, '--share', String(count)), [count])
  return <i ref={ref} className={status} />
}
